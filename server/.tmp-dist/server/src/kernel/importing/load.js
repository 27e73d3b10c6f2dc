import { unguardCell } from '../exporting/guard.js';
import { compileChecker } from './checker.js';
import { decodedText } from './decode.js';
import { bindHeader } from './header.js';
import { importLimits } from './limits.js';
import { csvRows } from './rows.js';
const CHUNK_ROWS = 2000;
/** The second pass. A resumed one counts over what is settled, without checking it again. */
export async function load(run, file) {
    const { limits = importLimits, chunkRows = CHUNK_ROWS, resume = { rowsDone: 0, accepted: 0, rejected: 0 } } = run;
    const text = decodedText(run.source(), limits);
    const done = { ...resume };
    let check;
    let row = 0;
    let chunk = new Chunk();
    for await (const batch of csvRows(text, limits)) {
        for (const read of batch) {
            if (!check) {
                check = compileChecker({ ...run, limits, header: bindHeader(read, run.mapping, run.fields, limits) });
                continue;
            }
            row += 1;
            if (row <= resume.rowsDone)
                continue;
            chunk.add(read, check);
            if (chunk.rows < chunkRows && chunk.length < limits.chunkLengthMax && row < file.rows)
                continue;
            if (await run.isCancelled?.())
                return { ...done, outcome: 'cancelled' };
            const { rejected } = await settle(chunk, run, row);
            done.rowsDone = row;
            done.accepted += chunk.rows - rejected;
            done.rejected += rejected;
            chunk = new Chunk();
            await run.onProgress?.({ stage: 'loading', ...done, rowsTotal: file.rows, bytesDone: text.bytes });
        }
    }
    return { ...done, outcome: 'loaded' };
}
async function settle(chunk, { target }, rowsDone) {
    const accepted = target.sortKey ? sortedBy(chunk.accepted, (row) => target.sortKey(row.values)) : chunk.accepted;
    const answer = await target.chunk({ accepted, rejected: chunk.rejected, rowsDone, lastLine: chunk.lastLine });
    return { rejected: chunk.rejected.length + (answer ? answer.turnedAway : 0) };
}
class Chunk {
    constructor() {
        this.accepted = [];
        this.rejected = [];
        this.rows = 0;
        this.length = 0;
        this.lastLine = 0;
    }
    add(row, check) {
        const { cells, line } = row;
        for (let index = 0; index < cells.length; index += 1) {
            // Corrected rejects come back with the guard of the export.
            cells[index] = unguardCell(cells[index]);
            this.length += cells[index].length;
        }
        const result = check(row);
        if (result.ok)
            this.accepted.push({ line, values: result.values, cells });
        else
            this.rejected.push({ line, cells, problems: result.problems });
        this.rows += 1;
        this.lastLine = line;
    }
}
/** Stable, so of two rows with one key the later one in the file still comes later. */
function sortedBy(rows, keyOf) {
    return rows
        .map((row) => ({ row, key: keyOf(row) }))
        .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
        .map(({ row }) => row);
}
//# sourceMappingURL=load.js.map