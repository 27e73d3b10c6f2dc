import type { EntityManager } from 'typeorm';
import { afterFirm, batchOrder } from './batch-index.js';

interface FirmPeriods {
  readonly enterpriseId: string;
  readonly periods: ReadonlySet<string>;
}

const pageRows = 2_000;

/** The firms whose standing rows came with a delivery, each with the periods of its rows; by firm, from the index on the delivery alone. */
export async function* periodsByFirm(manager: EntityManager, dataset: string, batchId: string): AsyncGenerator<FirmPeriods> {
  let after = '';
  let limit = pageRows;
  for (;;) {
    const rows = (await manager.query(
      `select enterprise_id, period from records where ${afterFirm(manager)} and dataset = ? order by ${batchOrder} limit ${limit}`,
      [batchId, after, dataset],
    )) as Array<{ enterprise_id: string; period: string }>;
    const isLast = rows.length < limit;
    const cut = isLast ? undefined : rows.at(-1)?.enterprise_id;
    const firms = grouped(rows.filter((row) => row.enterprise_id !== cut));
    if (!isLast && firms.size === 0) {
      // One firm fills the page: look further.
      limit *= 4;
      continue;
    }
    for (const [enterpriseId, periods] of firms) {
      yield { enterpriseId, periods };
      after = enterpriseId;
    }
    if (isLast) return;
  }
}

function grouped(rows: ReadonlyArray<{ readonly enterprise_id: string; readonly period: string }>): Map<string, Set<string>> {
  const firms = new Map<string, Set<string>>();
  for (const { enterprise_id: id, period } of rows) {
    const periods = firms.get(id);
    if (periods) periods.add(period);
    else firms.set(id, new Set([period]));
  }
  return firms;
}
