import { now } from '../../kernel/clock.js';
import { Batch } from './batch.entity.js';
import { Causes } from './causes.pure.js';
import { naturalKeyOf, periodOfRow } from './natural-key.js';
import { registrationOf } from './registration.js';
import { waitingMax } from './waiting-rows.js';
/** A stored row is one JSON text; four bytes a character at worst must fit. */
const rowLengthMax = 15_000;
const touchedEveryMs = 10_000;
/** One chunk is one transaction: registrations, records, waiting rows, rejects and checkpoint commit together or not at all. */
export class ChunkTarget {
    constructor(batchId, dataset, waitingHeld, surroundings) {
        this.batchId = batchId;
        this.dataset = dataset;
        this.waitingHeld = waitingHeld;
        this.surroundings = surroundings;
        this.touchedAt = 0;
    }
    async chunk(chunk) {
        const { database } = this.surroundings;
        // Whatever needs no lock is done before the transaction: on SQLite it holds up every writer.
        const fitting = chunk.accepted.filter((row) => lengthOf(row.values) <= rowLengthMax);
        const tooWide = chunk.accepted.filter((row) => lengthOf(row.values) > rowLengthMax).map((row) => tooWideRow(row));
        const rows = fitting.map((row) => this.prepared(row));
        await this.refreshTouched();
        const { turnedAway, waiting } = await database.transaction((tx) => this.settle(tx, chunk, rows, tooWide));
        this.waitingHeld += waiting;
        return { turnedAway };
    }
    async settle(tx, chunk, rows, tooWide) {
        const { neighbours, rejects, waiting, hold } = this.surroundings;
        const batch = await hold(tx);
        if (this.dataset.registers) {
            await neighbours.enterprises.register(tx, rows.map(({ values }) => registrationOf(values, batch.receivedAt, neighbours.sealing)));
        }
        const ids = await neighbours.enterprises.idsByUscc(tx, rows.map(({ uscc }) => uscc));
        const unknown = rows.filter(({ uscc }) => !ids.has(uscc));
        const room = Math.max(0, waitingMax - this.waitingHeld);
        const kept = unknown.slice(0, room);
        const turned = [...tooWide, ...unknown.slice(room).map((row) => this.noRoomRow(row))];
        const outcome = await neighbours.records.load(tx, {
            dataset: this.dataset.code,
            version: this.dataset.version,
            batchId: this.batchId,
            rows: rows.flatMap(({ uscc, period, naturalKey, values }) => {
                const enterpriseId = ids.get(uscc);
                return enterpriseId === undefined ? [] : [{ enterpriseId, period, naturalKey, body: values, disclosure: this.dataset.disclosure }];
            }),
        });
        await waiting.keep(tx, batch, this.dataset, kept);
        const rejected = [...chunk.rejected, ...turned].sort((left, right) => left.line - right.line);
        await rejects.keep(tx, this.batchId, this.dataset, rejected);
        await this.count(tx, batch, { chunk, rejected, outcome, turned: turned.length, waiting: kept.length });
        return { turnedAway: turned.length, waiting: kept.length };
    }
    async count(tx, batch, done) {
        const causes = new Causes(JSON.parse(batch.causes));
        for (const { problems } of done.rejected)
            causes.add(problems);
        await tx.update(Batch, { id: batch.id }, {
            rowsDone: done.chunk.rowsDone,
            accepted: batch.accepted + done.chunk.accepted.length - done.turned,
            replaced: batch.replaced + done.outcome.replaced,
            unchanged: batch.unchanged + done.outcome.unchanged,
            rejected: batch.rejected + done.rejected.length,
            waiting: batch.waiting + done.waiting,
            usccErrors: batch.usccErrors + done.rejected.filter(isUsccError).length,
            causes: JSON.stringify(causes.list()),
            ...(this.touched !== undefined && { enterprisesTouched: this.touched }),
        });
    }
    prepared({ line, cells, values }) {
        return {
            line,
            cells,
            uscc: String(values.uscc),
            period: periodOfRow(this.dataset, values),
            naturalKey: naturalKeyOf(this.dataset, values),
            values,
        };
    }
    async refreshTouched() {
        if (now().getTime() - this.touchedAt < touchedEveryMs)
            return;
        this.touchedAt = now().getTime();
        this.touched = await enterprisesTouched(this.surroundings.database, this.batchId);
    }
    noRoomRow({ line, cells }) {
        return turnedRow(line, cells, {
            field: 'uscc',
            rule: 'enterpriseUnknown',
            detail: `这家企业还没有登记信息；等待登记的行已满 ${waitingMax} 行`,
            remedy: '请先由市场监管部门报送登记信息，再重送这些行',
        });
    }
}
/** Firms whose records this delivery has written. */
export async function enterprisesTouched(database, batchId) {
    const [row] = (await database.read().query('select count(distinct enterprise_id) as firms from records where batch_id = ?', [batchId]));
    return Number(row?.firms ?? 0);
}
const isUsccError = ({ problems }) => problems.some(({ rule }) => rule === 'usccInvalid' || rule === 'usccDoubtful');
function lengthOf(values) {
    let length = 0;
    for (const name in values)
        length += name.length + String(values[name] ?? '').length;
    return length;
}
const tooWideRow = ({ line, cells }) => turnedRow(line, cells, { field: '', rule: 'rowTooWide', detail: `整行内容超过 ${rowLengthMax} 个字符`, remedy: '请缩短文字很长的列' });
const turnedRow = (line, cells, problem) => ({
    line,
    cells,
    problems: [{ header: '', received: '', ...problem }],
});
//# sourceMappingURL=chunk-target.js.map