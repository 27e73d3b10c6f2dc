import { guardCell } from './guard.js';
const FLUSH_LENGTH = 32 * 1024;
/** One line with its line end: guarded against formulas, quoted where needed. */
export function csvLine(cells) {
    const line = cells.map(csvCell).join(',');
    // A row of one empty cell would otherwise be a blank line, which readers skip.
    return `${line === '' ? '""' : line}\r\n`;
}
function csvCell(cell) {
    if (cell === null || cell === undefined)
        return '';
    const text = typeof cell === 'string' ? guardCell(cell) : String(cell);
    return /[",;\t|\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** A table as CSV, UTF-8 with its mark so that spreadsheets read Chinese; memory holds a few rows, whatever the length. */
export async function* csvStream(headers, rows) {
    let text = `\ufeff${csvLine(headers)}`;
    for await (const row of rows) {
        text += csvLine(row);
        if (text.length >= FLUSH_LENGTH) {
            yield Buffer.from(text);
            text = '';
        }
    }
    if (text !== '')
        yield Buffer.from(text);
}
//# sourceMappingURL=csv.js.map