import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../kernel/database/index.js';
import type { CheckRow } from './lists.contract.js';
import { unreached, type ReceivedCode } from './outcome.pure.js';

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** So many codes are searched in one transaction, and lie in one row of the table. */
export const partCodes = 2_000;

const pack = async (value: unknown): Promise<Buffer> => packed(Buffer.from(JSON.stringify(value)), { level: 1 });
const unpack = async (bytes: Uint8Array): Promise<unknown> => JSON.parse((await unpacked(bytes)).toString('utf8')) as unknown;

export async function writeParts(tx: EntityManager, checkId: string, codes: readonly ReceivedCode[]): Promise<void> {
  const cells: (string | number | Buffer)[][] = [];
  for (let start = 0; start < codes.length; start += partCodes) {
    const own = codes.slice(start, start + partCodes).map(({ line, received }) => [line, received]);
    cells.push([checkId, start / partCodes, await pack(own)]);
  }
  await insertRows(tx, 'list_check_parts', ['check_id', 'part', 'codes'], cells);
}

export async function openPart(db: EntityManager, checkId: string): Promise<{ readonly part: number; readonly codes: ReceivedCode[] } | null> {
  const [row] = (await db.query('select part, codes from list_check_parts where check_id = ? and results is null order by part limit 1', [
    checkId,
  ])) as Array<{ part: number; codes: Buffer }>;
  return row ? { part: row.part, codes: await codesIn(row.codes) } : null;
}

export async function closePart(tx: EntityManager, checkId: string, part: number, rows: readonly CheckRow[]): Promise<void> {
  await tx.query('update list_check_parts set results = ? where check_id = ? and part = ?', [await pack(rows), checkId, part]);
}

/** Rows of checks made by an earlier version say everything in one sentence; they go after 30 days. */
type StoredRow = Omit<CheckRow, 'ownDetail' | 'waiting'> & Partial<Pick<CheckRow, 'ownDetail' | 'waiting'>>;
const whole = (row: StoredRow): CheckRow => ({ ownDetail: row.detail, waiting: [], ...row });

/** The results from a place on, in the order of the file; what was never reached says so. */
export async function* resultsOf(
  db: EntityManager,
  checkId: string,
  from: { readonly part: number; readonly place: number } = { part: 0, place: 0 },
): AsyncGenerator<{ readonly row: CheckRow; readonly part: number; readonly place: number }> {
  for (let part = from.part; ; part += 1) {
    const [stored] = (await db.query('select codes, results from list_check_parts where check_id = ? and part = ?', [checkId, part])) as Array<{
      codes: Buffer;
      results: Buffer | null;
    }>;
    if (!stored) return;
    const rows = stored.results ? ((await unpack(stored.results)) as StoredRow[]).map(whole) : (await codesIn(stored.codes)).map(unreached);
    for (let place = part === from.part ? from.place : 0; place < rows.length; place += 1) yield { row: rows[place] as CheckRow, part, place };
  }
}

const codesIn = async (bytes: Uint8Array): Promise<ReceivedCode[]> =>
  ((await unpack(bytes)) as Array<[number, string]>).map(([line, received]) => ({ line, received }));
