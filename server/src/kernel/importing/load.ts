import { setImmediate as nextTurn } from 'node:timers/promises';
import { unguardCell } from '../exporting/guard.js';
import { openBound } from './bound-table.js';
import { compileChecker, type Checker } from './checker.js';
import { fileOf } from './file-of-run.js';
import { importLimits } from './limits.js';
import type { RejectedRow } from './rejects.js';
import type { Row } from './rows.js';
import type { AcceptedRow, FileReport, ImportCheckpoint, ImportChunk, ImportRun, ImportTarget } from './target.js';

const CHUNK_ROWS = 2000;
/** After so many rows whoever else waits has a turn: the statements of the chunk that is being committed go on, and the database works meanwhile. */
const ROWS_A_TURN = 50;

export type Loaded = ImportCheckpoint & { readonly outcome: 'loaded' | 'cancelled' };

/**
 * The second pass. A resumed one counts over what is settled, without checking it again. A chunk is read and checked while the one
 * before it is being committed; they are committed one after another.
 */
export async function load(run: ImportRun, file: FileReport): Promise<Loaded> {
  const { mapping, fields, limits = importLimits, chunkRows = CHUNK_ROWS, resume = { rowsDone: 0, accepted: 0, rejected: 0 } } = run;
  const rowsMax = typeof chunkRows === 'function' ? chunkRows : () => chunkRows;
  const done = { ...resume };
  let row = 0;
  let chunk = new Chunk();
  let committing: Promise<void> | undefined;
  const settle = async (settled: ImportChunk, rows: number, bytesDone: number): Promise<void> => {
    const answer = await run.target.chunk(settled);
    const rejected = settled.rejected.length + (answer ? answer.turnedAway : 0);
    done.rowsDone = settled.rowsDone;
    done.accepted += rows - rejected;
    done.rejected += rejected;
    await run.onProgress?.({ stage: 'loading', ...done, rowsTotal: file.rows, bytesDone });
  };
  const table = await openBound({ file: fileOf(run), mapping, fields, limits, keyFields: run.keyFields });
  try {
    const check = compileChecker({ ...run, limits, header: table.header });
    for await (const batch of table.rows) {
      for (const read of batch) {
        if (table.isFooter(read)) continue;
        row += 1;
        if (row <= resume.rowsDone) continue;
        chunk.add(read, check);
        if (committing && row % ROWS_A_TURN === 0) await nextTurn();
        if (chunk.rows < rowsMax() && chunk.length < limits.chunkLengthMax && row < file.rows) continue;
        const full = chunk.closed(run.target, row);
        run.target.prepare?.(full);
        await committing;
        committing = undefined;
        if (await run.isCancelled?.()) return { ...done, outcome: 'cancelled' };
        committing = settle(full, chunk.rows, table.facts.bytes);
        // Whoever waits for it is told; until then a failure is nobody's surprise.
        committing.catch(() => undefined);
        chunk = new Chunk();
      }
    }
  } finally {
    await table.close();
    // Nothing is written any more once we have said that it is over.
    await committing;
  }
  return { ...done, outcome: 'loaded' };
}

class Chunk {
  readonly accepted: AcceptedRow[] = [];
  readonly rejected: RejectedRow[] = [];
  rows = 0;
  length = 0;
  lastLine = 0;

  closed(target: ImportTarget, rowsDone: number): ImportChunk {
    const accepted = target.sortKey ? sortedBy(this.accepted, (row) => target.sortKey!(row.values)) : this.accepted;
    return { accepted, rejected: this.rejected, rowsDone, lastLine: this.lastLine };
  }

  add(row: Row, check: Checker): void {
    const { cells, line } = row;
    for (let index = 0; index < cells.length; index += 1) {
      // Corrected rejects come back with the guard of the export.
      cells[index] = unguardCell(cells[index]!);
      this.length += cells[index]!.length;
    }
    const result = check(row);
    if (result.ok) this.accepted.push({ line, values: result.values, cells });
    else this.rejected.push({ line, cells, problems: result.problems });
    this.rows += 1;
    this.lastLine = line;
  }
}

/** Stable, so of two rows with one key the later one in the file still comes later. */
function sortedBy(rows: readonly AcceptedRow[], keyOf: (row: AcceptedRow) => string): AcceptedRow[] {
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ row }) => row);
}
