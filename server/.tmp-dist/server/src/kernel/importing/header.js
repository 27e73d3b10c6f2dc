import { FileRefused } from './refusal.js';
import { reportColumns } from './rejects.columns.js';
import { headerKey } from './text.js';
const REPORT_KEYS = new Set(reportColumns.map(headerKey));
/** Header row × mapping. Everything that does not fit refuses the file: a guess here would spoil every row. */
export function bindHeader(row, mapping, fields, limits) {
    const headers = trimmed(row);
    const keys = headers.map((header) => headerKey(header.slice(0, limits.cellLengthMax)));
    refuseEmptyOrDuplicate(row, headers, keys);
    const positions = new Map(keys.map((key, index) => [key, index]));
    const known = new Set([...mapping.columns.map(({ header }) => header), ...mapping.ignored].map(headerKey));
    const unknown = headers.filter((_, index) => !known.has(keys[index]) && !REPORT_KEYS.has(keys[index]));
    if (unknown.length > 0) {
        const noneKnown = unknown.length === headers.length;
        throw new FileRefused({
            rule: 'unknownHeader',
            detail: noneKnown ? `表头一列也认不出：${listed(unknown)}` : `有 ${unknown.length} 列不在对照表里：${listed(unknown)}`,
            remedy: noneKnown ? '请检查是否选对了目录项、文件第一行是否是表头' : '请在对照表里对应这些列，或标为不使用',
            line: row.line,
            headers: unknown,
        });
    }
    const required = new Set(fields.filter((field) => field.required).map(({ name }) => name));
    const missing = mapping.columns.filter(({ header, field }) => required.has(field) && !positions.has(headerKey(header))).map(({ header }) => header);
    if (missing.length > 0) {
        throw new FileRefused({
            rule: 'missingHeader',
            detail: `缺少必填的列：${listed(missing)}`,
            remedy: '请导出这些列后重新传',
            line: row.line,
            headers: missing,
        });
    }
    const columns = mapping.columns.flatMap((column) => {
        const index = positions.get(headerKey(column.header));
        return index === undefined ? [] : [{ ...column, index }];
    });
    return { headers, columns };
}
/** Spreadsheets leave separators behind the last header. */
function trimmed(row) {
    let length = row.cells.length;
    while (length > 0 && headerKey(row.cells[length - 1]) === '')
        length -= 1;
    return row.cells.slice(0, length).map((cell) => cell.trim());
}
function refuseEmptyOrDuplicate(row, headers, keys) {
    const empty = keys.indexOf('');
    if (empty >= 0 || keys.length === 0) {
        throw new FileRefused({ rule: 'emptyHeader', detail: `表头第 ${empty + 1} 列是空的`, remedy: '请给每一列写上列名，或删掉空列', line: row.line });
    }
    const duplicated = headers.filter((_, index) => keys.indexOf(keys[index]) !== index);
    if (duplicated.length > 0) {
        throw new FileRefused({
            rule: 'duplicateHeader',
            detail: `表头有重复的列：${listed(duplicated)}`,
            remedy: '请删掉或改名重复的列',
            line: row.line,
            headers: duplicated,
        });
    }
}
/** Headers come from the file: only so many, and only so long, go into a sentence. */
function listed(headers) {
    const shown = headers.slice(0, 10).map((header) => `“${header.length > 40 ? `${header.slice(0, 40)}…` : header}”`);
    return shown.join('、') + (headers.length > 10 ? ` 等 ${headers.length} 列` : '');
}
//# sourceMappingURL=header.js.map