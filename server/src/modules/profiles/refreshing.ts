import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { inList, isSqlite, sqlInstant, upsertRows } from '../../kernel/database/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { RecordsService, StoredRecord } from '../records/index.js';
import { definitionsVersion } from './declaration.js';
import { figuresWithin, merged, type StoredFigures } from './figures.pure.js';
import { datedIndicators, indicators, indicatorsOf, type Indicator } from './indicators.js';
import { storedFrom } from './profile.entity.js';

/** What changed of a firm; `all`: make everything anew. */
export interface FirmChange {
  readonly enterpriseId: string;
  readonly datasets: ReadonlySet<string> | 'all';
}
interface Standing {
  readonly figures: StoredFigures;
  readonly dueOn: string;
  readonly isCurrent: boolean;
}
type Records = Pick<RecordsService, 'forSystemMany'>;

const never = '9999-12-31';
const columns = ['enterprise_id', 'indicators', 'due_on', 'rules_version', 'refreshed_at'] as const;

/**
 * Makes the figures again that the changed records are part of, and leaves the others as they stand. A firm whose row was made by other
 * declarations is made anew as a whole. The row is held first: of two refreshes of one firm, the second reads what the first has written.
 */
export async function refreshFirms(tx: EntityManager, records: Records, changes: readonly FirmChange[]): Promise<void> {
  const wanted = changes.map((change) => ({ ...change, asked: change.datasets === 'all' ? indicators : indicatorsOf(change.datasets) }));
  const firms = wanted.filter(({ asked }) => asked.length > 0);
  if (firms.length === 0) return;
  const standing = await hold(tx, firms.map(({ enterpriseId }) => enterpriseId).sort());
  const asked = new Map(firms.map((firm) => [firm.enterpriseId, standing.get(firm.enterpriseId)?.isCurrent ? firm.asked : indicators]));
  await write(tx, records, asked, standing, (before, made) => (before < made ? before : made));
}

/** Looks again at the figures that depend on the day, of firms for which such a day has come. Answers how many there were. */
export async function rollOver(tx: EntityManager, records: Records, limit: number): Promise<number> {
  const due = (await tx.query(
    `select enterprise_id from profiles where due_on <= ? order by enterprise_id limit ${limit}${isSqlite(tx) ? '' : ' for update'}`,
    [chinaDate(now())],
  )) as Array<{ enterprise_id: string }>;
  const ids = due.map((row) => row.enterprise_id);
  if (ids.length === 0) return 0;
  const standing = await hold(tx, ids);
  const asked = new Map(ids.map((id) => [id, standing.get(id)?.isCurrent ? datedIndicators : indicators]));
  // All that depend on the day are made, so the next day is exactly theirs.
  await write(tx, records, asked, standing, (_, made) => made);
  return ids.length;
}

/** Firms after `after` whose figures were made by other declarations, or all of them. The last id is where to go on. */
export async function rebuildSome(tx: EntityManager, records: Records, after: string, limit: number, isAll: boolean): Promise<string | null> {
  const rows = (await tx.query(
    `select enterprise_id from profiles where enterprise_id > ?${isAll ? '' : ' and rules_version <> ?'} order by enterprise_id limit ${limit}`,
    isAll ? [after] : [after, definitionsVersion],
  )) as Array<{ enterprise_id: string }>;
  const ids = rows.map((row) => row.enterprise_id);
  if (ids.length === 0) return null;
  const standing = await hold(tx, ids);
  await write(tx, records, new Map(ids.map((id) => [id, indicators])), standing, (_, made) => made);
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

async function write(
  tx: EntityManager,
  records: Records,
  asked: ReadonlyMap<string, readonly Indicator[]>,
  standing: ReadonlyMap<string, Standing>,
  dueOf: (before: string, made: string) => string,
): Promise<void> {
  const instant = now();
  const today = chinaDate(instant);
  const rows = await readRows(tx, records, asked);
  const cells = [...asked].map(([id, shown]) => {
    const before = standing.get(id) ?? { figures: {}, dueOn: never, isCurrent: false };
    const { figures, dueOn } = figuresWithin({ rows: rows.get(id) ?? [], rangeOf: () => undefined, today }, shown);
    const isWhole = shown === indicators;
    const stored = merged(isWhole ? {} : before.figures, figures, shown);
    return [id, JSON.stringify(stored), isWhole ? dueOn : dueOf(before.dueOn, dueOn), definitionsVersion, sqlInstant(instant)];
  });
  await upsertRows(tx, 'profiles', columns, ['enterprise_id'], cells);
}

/** What only authorities share is no part of any figure. Firms that need the same datasets are read together. */
async function readRows(
  tx: EntityManager,
  records: Records,
  asked: ReadonlyMap<string, readonly Indicator[]>,
): Promise<ReadonlyMap<string, readonly StoredRecord[]>> {
  const groups = new Map<string, string[]>();
  for (const [id, shown] of asked) {
    const key = [...new Set(shown.flatMap(({ datasets }) => datasets))].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const found = new Map<string, StoredRecord[]>();
  for (const [key, ids] of groups) {
    for (const row of await records.forSystemMany(tx, ids, key.split(' '))) {
      if (row.disclosure === 'governmentOnly') continue;
      const own = found.get(row.enterpriseId);
      if (own) own.push(row);
      else found.set(row.enterpriseId, [row]);
    }
  }
  return found;
}

/** The firms' rows, made where there are none, and held until the end of the transaction. */
async function hold(tx: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const cells = ids.flatMap((id) => [id, '{}', never, 0, sqlInstant(now())]);
  await tx.query(
    `insert into profiles (${columns.join(', ')}) values ${ids.map(() => '(?, ?, ?, ?, ?)').join(', ')} ${
      isSqlite(tx) ? 'on conflict (enterprise_id) do nothing' : 'on duplicate key update enterprise_id = values(enterprise_id)'
    }`,
    cells,
  );
  const rows = (await tx.query(
    `select enterprise_id, indicators, due_on, rules_version from profiles where enterprise_id in ${inList(ids)}${isSqlite(tx) ? '' : ' for update'}`,
    [...ids],
  )) as Array<{ enterprise_id: string; indicators: string; due_on: string; rules_version: number }>;
  return new Map(
    rows.map((row) => [
      row.enterprise_id,
      { figures: storedFrom(row.indicators), dueOn: row.due_on, isCurrent: Number(row.rules_version) === definitionsVersion },
    ]),
  );
}
