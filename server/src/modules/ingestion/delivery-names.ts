import { In, type EntityManager } from 'typeorm';
import type { OrganisationsService } from '../organisations/index.js';
import { Batch } from './batch.entity.js';

/** Who sent these deliveries and under which number. What is not in the answer was no delivery: a firm has said it itself. */
export async function deliveryNames(
  db: EntityManager,
  organisations: Pick<OrganisationsService, 'partyBriefs'>,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly sourceName: string; readonly reference: string }>> {
  if (batchIds.length === 0) return new Map();
  const batches = await db.find(Batch, { where: { id: In([...batchIds]) }, select: { id: true, organisationId: true, reference: true } });
  const sources = await organisations.partyBriefs(db, [...new Set(batches.map(({ organisationId }) => organisationId))]);
  return new Map(
    batches.map(({ id, organisationId, reference }) => [id, { sourceName: sources.get(organisationId)?.name ?? '', reference }] as const),
  );
}
