import type { EntityManager } from 'typeorm';
import { inList } from '../../kernel/database/index.js';
import type { CheckRow, ListEntryView } from './lists.contract.js';
import type { ListDataset } from './entries.js';
import { isLive, readCode, rowOf, type ReceivedCode } from './outcome.pure.js';

export interface Search {
  /** The lists asked for. */
  readonly lists: readonly ListDataset[];
  /** Of these, what has never been delivered. */
  readonly undelivered: ReadonlySet<string>;
  /** Of these, what came last longer ago than promised, with that day. */
  readonly lateSince: ReadonlyMap<string, string>;
  readonly exceptional: ReadonlySet<string>;
  readonly today: string;
  /** Rows of these datasets that wait for a firm's registration, by its code. */
  readonly waiting: (db: EntityManager, usccs: readonly string[], datasets: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

interface RawEntry {
  readonly uscc: string;
  readonly dataset: string;
  readonly subject: string;
  readonly list_name: string;
  readonly authority: string | null;
  readonly listed_on: string | null;
  readonly removed_on: string | null;
  readonly valid_to: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
}

/** Many codes with two statements, whatever they are: entries, and what waits. */
export async function search(
  db: EntityManager,
  codes: readonly ReceivedCode[],
  { lists, undelivered, lateSince, exceptional, today, waiting }: Search,
): Promise<CheckRow[]> {
  const read = codes.map((code) => readCode(code, exceptional));
  const usccs = [...new Set(read.flatMap(({ uscc }) => uscc ?? []))];
  const byDataset = new Map(lists.map((list) => [list.code, list]));
  const found = await entriesOf(db, usccs, byDataset, today);
  const waits = usccs.length === 0 ? new Map<string, readonly string[]>() : await waiting(db, usccs, [...byDataset.keys()]);
  const notCome = [...undelivered].map((code) => `“${byDataset.get(code)?.title ?? code}”还没有到过`);
  const late = [...lateSince].map(([code, day]) => `“${byDataset.get(code)?.title ?? code}”晚于承诺，最近一次 ${day} 送到`);
  return read.map((code) => {
    const held = code.uscc === null ? [] : (waits.get(code.uscc) ?? []);
    const waiting = held.map((dataset) => ({ dataset, why: `“${byDataset.get(dataset)?.title ?? dataset}”有记录在等这一主体的登记信息` }));
    return rowOf(code, { entries: code.uscc === null ? [] : (found.get(code.uscc) ?? []), undelivered: notCome, waiting, late });
  });
}

async function entriesOf(
  db: EntityManager,
  usccs: readonly string[],
  byDataset: ReadonlyMap<string, ListDataset>,
  today: string,
): Promise<ReadonlyMap<string, ListEntryView[]>> {
  const found = new Map<string, ListEntryView[]>();
  if (usccs.length === 0) return found;
  const rows = (await db.query(
    `select uscc, dataset, subject, list_name, authority, listed_on, removed_on, valid_to, reference, reason from list_entries
     where uscc in ${inList(usccs)} order by uscc, dataset, entry_key`,
    [...usccs],
  )) as RawEntry[];
  for (const row of rows) {
    const list = byDataset.get(row.dataset);
    if (!list) continue;
    const dates = { removedOn: row.removed_on, validTo: row.valid_to };
    const entry: ListEntryView = {
      dataset: row.dataset,
      listName: row.list_name,
      kind: list.list.kind,
      subject: row.subject,
      authority: row.authority ?? list.sourceName,
      listedOn: row.listed_on,
      ...dates,
      reference: row.reference,
      reason: row.reason,
      isLive: isLive(dates, today),
    };
    const own = found.get(row.uscc);
    if (own) own.push(entry);
    else found.set(row.uscc, [entry]);
  }
  return found;
}
