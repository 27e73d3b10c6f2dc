import type { EntityManager } from 'typeorm';
import type { Sealing } from '../../kernel/crypto/index.js';
import { insertRows, type Database } from '../../kernel/database/index.js';
import type { RejectedRow } from '../../kernel/importing/index.js';
import type { RejectFilter } from './ingestion.repository.js';
import { Reject } from './reject.entity.js';

const sealingContext = 'ingestion.rejected';
/** The header lies before all data rows: physical lines count from 1. */
const headerLine = 0;
const statementBytesMax = 1024 * 1024;
const pageRows = 500;
const rejectColumns = ['batch_id', 'line', 'place', 'field', 'header', 'rule', 'received', 'detail', 'remedy'] as const;

/** Rejected rows: why, for everybody at the source, and as they came, for the file that goes back to it. */
export class RejectsStore {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
  ) {}

  async keep(tx: EntityManager, batchId: string, rows: readonly RejectedRow[]): Promise<void> {
    const cells = rows.map(({ line, cells }) => [batchId, line, this.packed(cells)] as const);
    for (const part of bySize(cells)) await insertRows(tx, 'rejected_rows', ['batch_id', 'line', 'cells'], part);
    const problems = rows.flatMap(({ line, problems }) =>
      problems.map(({ field, header, rule, received, detail, remedy }, place) => [
        ...[batchId, line, place, field.slice(0, 60), header.slice(0, 200), rule.slice(0, 60)],
        ...[received.slice(0, 200), detail.slice(0, 500), remedy.slice(0, 500)],
      ]),
    );
    await insertRows(tx, 'rejects', rejectColumns, problems);
  }

  async keepHeader(tx: EntityManager, batchId: string, headers: readonly string[]): Promise<void> {
    await tx.query('delete from rejected_rows where batch_id = ? and line = ?', [batchId, headerLine]);
    await insertRows(tx, 'rejected_rows', ['batch_id', 'line', 'cells'], [[batchId, headerLine, this.packed(headers)]]);
  }

  async header(batchId: string): Promise<string[] | null> {
    const [row] = (await this.database
      .read()
      .query('select cells from rejected_rows where batch_id = ? and line = ?', [batchId, headerLine])) as RawRow[];
    return row ? this.unpacked(row.cells) : null;
  }

  /** Whole rows in the order of the file, a page at a time. */
  async *rows(batchId: string, filter: RejectFilter): AsyncGenerator<RejectedRow> {
    let after = headerLine;
    for (;;) {
      const rows = await this.page(batchId, filter, after);
      const last = rows.at(-1);
      if (!last) return;
      const problems = await this.problemsBetween(batchId, rows[0]?.line ?? last.line, last.line);
      for (const row of rows) {
        yield { line: row.line, cells: this.unpacked(row.cells), problems: problems.get(row.line) ?? [] };
      }
      after = last.line;
    }
  }

  private page(batchId: string, { rule, field }: RejectFilter, after: number): Promise<RawRow[]> {
    const wanted = [...(rule === undefined ? [] : [['rule', rule] as const]), ...(field === undefined ? [] : [['field', field] as const])];
    const filter =
      wanted.length === 0
        ? ''
        : ` and line in (select line from rejects where batch_id = ?${wanted.map(([column]) => ` and ${column} = ?`).join('')})`;
    return this.database
      .read()
      .query(`select line, cells from rejected_rows where batch_id = ? and line > ?${filter} order by line limit ${pageRows}`, [
        batchId,
        after,
        ...(wanted.length === 0 ? [] : [batchId, ...wanted.map(([, value]) => value)]),
      ]) as Promise<RawRow[]>;
  }

  private async problemsBetween(batchId: string, from: number, to: number): Promise<Map<number, Reject[]>> {
    const found = new Map<number, Reject[]>();
    const rows = await this.database
      .read()
      .createQueryBuilder(Reject, 'reject')
      .where('reject.batchId = :batchId and reject.line between :from and :to', { batchId, from, to })
      .orderBy('reject.line')
      .addOrderBy('reject.place')
      .getMany();
    for (const row of rows) found.set(row.line, [...(found.get(row.line) ?? []), row]);
    return found;
  }

  /** The whole row as it came is sealed: it holds what the report masks, and columns that no dataset knows. */
  private packed(cells: readonly string[]): Buffer {
    return Buffer.from(this.sealing.seal(JSON.stringify(cells), sealingContext));
  }

  private unpacked(packed: Buffer): string[] {
    const text = packed.toString('utf8');
    return JSON.parse(text.startsWith('[') ? text : this.sealing.unseal(text, sealingContext)) as string[];
  }
}

interface RawRow {
  readonly line: number;
  readonly cells: Buffer;
}

type Packed = readonly [string, number, Buffer];

/** One statement stays far below what a server takes in one packet. */
function* bySize(rows: readonly Packed[]): Generator<Packed[]> {
  let part: Packed[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (part.length > 0 && bytes + row[2].length > statementBytesMax) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(row);
    bytes += row[2].length;
  }
  if (part.length > 0) yield part;
}
