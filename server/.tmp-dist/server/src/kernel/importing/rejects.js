import { csvStream } from '../exporting/csv.js';
import { reportColumns } from './rejects.columns.js';
import { headerKey } from './text.js';
const REPORT_KEYS = new Set(reportColumns.map(headerKey));
/** The rejected rows as they came, with what to do behind each. Corrected, the file can be sent as it is. */
export function rejectsCsv(headers, rows) {
    // A file that is itself corrected rejects gets fresh report columns instead of a second set.
    const own = headers.flatMap((header, index) => (REPORT_KEYS.has(headerKey(header)) ? [] : [index]));
    return csvStream([...own.map((index) => headers[index]), ...reportColumns], reportedRows(own, headers.length, rows));
}
async function* reportedRows(own, width, rows) {
    for await (const { line, cells, problems } of rows) {
        const told = (part) => [...new Set(problems.map(part))].filter((text) => text !== '').join('；');
        yield [
            ...own.map((index) => cells[index] ?? ''),
            line,
            told(({ header }) => header),
            told(({ rule }) => rule),
            told(({ detail }) => detail),
            told(({ remedy }) => remedy),
            // Cells beyond the header stay behind everything: cut off, the row might pass with wrong content.
            ...cells.slice(width),
        ];
    }
}
//# sourceMappingURL=rejects.js.map