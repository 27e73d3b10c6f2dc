import { now } from '../../kernel/clock.js';
import { insertRows, sqlInstant, upsertRows } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { standingRows } from './records.repository.js';
const columns = ['enterprise_id', 'dataset', 'period', 'natural_key', 'version', 'disclosure', 'body', 'sealed', 'digest', 'batch_id', 'loaded_at'];
const keyColumns = columns.slice(0, 4);
const historyColumns = ['id', ...columns, 'replaced_at', 'replaced_by'];
/** Puts rows in their places; the later of two with one key stands, and what stood before goes to the history. */
export async function putRows(tx, { dataset, version, batchId, rows }) {
    const loadedAt = now();
    const standing = new Map((await standingRows(tx, dataset, rows)).map((row) => [textOf(row), row]));
    const inserted = new Map();
    const changed = new Map();
    const history = [];
    const touched = new Set();
    let replaced = 0;
    let unchanged = 0;
    for (const { enterpriseId, period, naturalKey, disclosure, body, sealed, digest } of rows) {
        const row = { enterpriseId, period, naturalKey, version, disclosure, body, sealed, digest, batchId, loadedAt };
        const key = textOf(row);
        const before = changed.get(key) ?? inserted.get(key) ?? standing.get(key);
        if (before?.digest === digest) {
            unchanged += 1;
        }
        else if (before && before.batchId > batchId) {
            // Rows that waited arrive after rows of later deliveries: they are history already.
            history.push({ row, replacedBy: before.batchId });
            unchanged += 1;
        }
        else {
            touched.add(enterpriseId);
            if (before) {
                history.push({ row: before, replacedBy: batchId });
                replaced += 1;
            }
            if (standing.has(key))
                changed.set(key, row);
            else
                inserted.set(key, row);
        }
    }
    // A plain insert: where another transaction has put a row meanwhile, it fails and is done again, rather than lose that row's history.
    await insertRows(tx, 'records', columns, inOrder(inserted).map((row) => cells(dataset, row)));
    await upsertRows(tx, 'records', columns, keyColumns, inOrder(changed).map((row) => cells(dataset, row)));
    await insertRows(tx, 'record_history', historyColumns, history.map(({ row, replacedBy }) => [newId(), ...cells(dataset, row), sqlInstant(loadedAt), replacedBy]));
    return { inserted: inserted.size, replaced, unchanged, touched };
}
// The key order of the table: inserts of one firm go to one page.
const inOrder = (rows) => [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
const textOf = ({ enterpriseId, period, naturalKey }) => `${enterpriseId} ${period} ${naturalKey}`;
const cells = (dataset, row) => [
    row.enterpriseId,
    dataset,
    row.period,
    row.naturalKey,
    row.version,
    row.disclosure,
    row.body,
    row.sealed,
    row.digest,
    row.batchId,
    sqlInstant(row.loadedAt),
];
//# sourceMappingURL=loading.js.map