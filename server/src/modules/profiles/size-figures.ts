import type { EntityManager } from 'typeorm';
import { fenOf } from '../../kernel/pure/money.js';
import type { EnterprisesService, PublishedFigures } from '../enterprises/index.js';
import type { RecordsService, StoredRecord } from '../records/index.js';

export const yearlyReports = '01.06';

/** The size of a firm is shown to everybody who sees the firm: only items that it has published count. */
export async function takeSizeFigures(
  tx: EntityManager,
  enterpriseId: string,
  neighbours: { readonly records: Pick<RecordsService, 'forSystem'>; readonly enterprises: Pick<EnterprisesService, 'takeFigures'> },
): Promise<void> {
  const reports = await neighbours.records.forSystem(tx, enterpriseId, [yearlyReports]);
  await neighbours.enterprises.takeFigures(tx, enterpriseId, latestPublished(reports));
}

export function latestPublished(reports: readonly Pick<StoredRecord, 'period' | 'values'>[]): PublishedFigures | null {
  const newest = [...reports].sort((left, right) => (left.period < right.period ? 1 : -1));
  for (const { period, values } of newest) {
    const figure = (name: string): bigint | null =>
      values[`${name}Published`] === 1 && values[name] !== undefined ? fenOf(String(values[name])) : null;
    const [revenueFen, assetsFen] = [figure('revenue'), figure('assets')];
    if (revenueFen !== null || assetsFen !== null) return { year: period.slice(0, 4), revenueFen, assetsFen };
  }
  return null;
}
