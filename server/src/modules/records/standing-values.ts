import type { EntityManager } from 'typeorm';
import type { Sealing } from '../../kernel/crypto/index.js';
import { inList } from '../../kernel/database/index.js';
import type { Values } from '../../kernel/importing/index.js';
import { sealingContext } from './sealed-fields.js';

export interface StandingValues {
  readonly enterpriseId: string;
  readonly batchId: string;
  readonly values: Values;
}

interface Raw {
  readonly enterprise_id: string;
  readonly batch_id: string;
  readonly body: string;
  readonly sealed: string | null;
}

/** What stands of a dataset about some firms, sealed numbers opened: for the register, which keeps their blind index, and for nobody to read. */
export async function standingValues(
  tx: EntityManager,
  sealing: Sealing,
  dataset: string,
  enterpriseIds: readonly string[],
): Promise<StandingValues[]> {
  if (enterpriseIds.length === 0) return [];
  const rows = (await tx.query(
    `select enterprise_id, batch_id, body, sealed from records where dataset = ? and enterprise_id in ${inList(enterpriseIds)}`,
    [dataset, ...enterpriseIds],
  )) as Raw[];
  return rows.map(({ enterprise_id: enterpriseId, batch_id: batchId, body, sealed }) => {
    const secrets = Object.entries(JSON.parse(sealed ?? '{}') as Record<string, { readonly value: string }>);
    const opened = secrets.map(([field, { value }]) => [field, sealing.unseal(value, sealingContext(dataset, field))] as const);
    return { enterpriseId, batchId, values: { ...(JSON.parse(body) as Values), ...Object.fromEntries(opened) } };
  });
}

/** Which of these firms have records of any dataset. */
export async function firmsWithRecords(tx: EntityManager, enterpriseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (enterpriseIds.length === 0) return new Set();
  const rows = (await tx.query(`select distinct enterprise_id from records where enterprise_id in ${inList(enterpriseIds)}`, [
    ...enterpriseIds,
  ])) as Array<Pick<Raw, 'enterprise_id'>>;
  return new Set(rows.map(({ enterprise_id: id }) => id));
}
