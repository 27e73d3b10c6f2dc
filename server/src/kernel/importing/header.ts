import type { FieldSpec } from './fields.contract.js';
import type { ImportLimits } from './limits.js';
import type { MappedColumn, Mapping } from './mapping.contract.js';
import { FileRefused } from './refusal.js';
import { reportColumns } from './rejects.columns.js';
import { missingButForWithdrawals, withRowColumns } from './row-operation.js';
import type { Row } from './rows.js';
import { headerKey } from './text.js';

/** Where the mapped columns stand in this file. */
export interface BoundHeader {
  readonly headers: readonly string[];
  readonly columns: readonly BoundColumn[];
}

export type BoundColumn = MappedColumn & {
  readonly index: number;
  /** Where the joined columns stand. */
  readonly joined?: readonly number[];
};

export const REPORT_KEYS = new Set(reportColumns.map(headerKey));

/** Header row × mapping. Everything that does not fit refuses the file: a guess here would spoil every row. */
export function bindHeader(
  row: Row,
  given: Mapping,
  fields: readonly FieldSpec[],
  limits: Pick<ImportLimits, 'cellLengthMax'>,
  keyFields: ReadonlySet<string> = new Set(),
): BoundHeader {
  const mapping = withRowColumns(given, row.cells);
  const known = new Set(namesOf(mapping).map(headerKey));
  const headers = named(trimmed(row), known);
  const keys = headers.map((header) => headerKey(header.slice(0, limits.cellLengthMax)));
  const positions = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) positions.set(key, [...(positions.get(key) ?? []), index]);
  const indexOf = ({ header, occurrence = 1 }: ColumnName): number | undefined => positions.get(headerKey(header))?.[occurrence - 1];
  refuseEmptyOrDuplicate(row, headers, keys, mapping);
  const unknown = headers.filter((_, index) => !known.has(keys[index]!) && !REPORT_KEYS.has(keys[index]!));
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
  const isIn = (column: MappedColumn): boolean => [column, ...(column.join?.headers ?? [])].every((name) => indexOf(name) !== undefined);
  const found = { columns: mapping.columns.filter(isIn), constants: mapping.constants };
  const isOnlyForWithdrawals = missingButForWithdrawals(fields, keyFields, found) !== null;
  const required = new Set(isOnlyForWithdrawals ? [] : fields.filter((field) => field.required).map(({ name }) => name));
  const missing = mapping.columns
    .filter(({ field }) => required.has(field))
    .flatMap((column) => [column, ...(column.join?.headers ?? [])])
    .filter((name) => indexOf(name) === undefined)
    .map(({ header, occurrence = 1 }) => (occurrence === 1 ? header : `${header}（第 ${occurrence} 次出现）`));
  if (missing.length > 0) {
    throw new FileRefused({
      rule: 'missingHeader',
      detail: `缺少必填的列：${listed(missing)}`,
      remedy: '请导出这些列后重新传',
      line: row.line,
      headers: missing,
    });
  }
  const columns = mapping.columns.flatMap((column): BoundColumn[] => {
    const index = indexOf(column);
    if (index === undefined) return [];
    const joined = column.join?.headers.flatMap((name) => indexOf(name) ?? []);
    return [{ ...column, index, ...(joined && { joined }) }];
  });
  return { headers, columns };
}

/** Spreadsheets leave separators behind the last header. */
function trimmed(row: Row): string[] {
  let length = row.cells.length;
  while (length > 0 && headerKey(row.cells[length - 1]!) === '') length -= 1;
  return row.cells.slice(0, length).map((cell) => cell.trim());
}

type ColumnName = Pick<MappedColumn, 'header' | 'occurrence'>;

const namesOf = ({ columns, ignored }: Mapping): string[] => [
  ...columns.flatMap(({ header, join }) => [header, ...(join?.headers ?? []).map((each) => each.header)]),
  ...ignored,
];

/** A column without a name may be meant by its place: `第5列`. */
export const placeName = (index: number): string => `第${index + 1}列`;
const named = (headers: readonly string[], known: ReadonlySet<string>): string[] =>
  headers.map((header, index) => (headerKey(header) === '' && known.has(headerKey(placeName(index))) ? placeName(index) : header));

function refuseEmptyOrDuplicate(row: Row, headers: readonly string[], keys: readonly string[], mapping: Mapping): void {
  const empty = keys.indexOf('');
  if (empty >= 0 || keys.length === 0) {
    throw new FileRefused({
      rule: 'emptyHeader',
      detail: `表头第 ${empty + 1} 列是空的`,
      remedy: `请给每一列写上列名，或删掉空列；不需要的空列也可以在对照表里按“${placeName(Math.max(0, empty))}”标为不使用`,
      line: row.line,
    });
  }
  // Which of two columns with one name is meant has to be said: by its number, or by leaving the others out.
  const ignored = new Set(mapping.ignored.map(headerKey));
  const chosen = new Set(
    mapping.columns
      .flatMap((column): ColumnName[] => [column, ...(column.join?.headers ?? [])])
      .flatMap(({ header, occurrence }) => (occurrence === undefined ? [] : [`${headerKey(header)} ${occurrence}`])),
  );
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Map<string, number>();
  const duplicated = headers.filter((_, index) => {
    const key = keys[index]!;
    if (counts.get(key) === 1 || ignored.has(key)) return false;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return !chosen.has(`${key} ${number}`) && (number > 1 || ![...chosen].some((name) => name.startsWith(`${key} `)));
  });
  const names = [...new Map(duplicated.map((header) => [headerKey(header), header])).values()];
  if (names.length > 0) {
    throw new FileRefused({
      rule: 'duplicateHeader',
      detail: `表头有重复的列：${listed(names)}`,
      remedy: '请删掉或改名重复的列，或者在对照表里选第几次出现的那一列',
      line: row.line,
      headers: names,
    });
  }
}

/** Headers come from the file: only so many, and only so long, go into a sentence. */
function listed(headers: readonly string[]): string {
  const shown = headers.slice(0, 10).map((header) => `“${header.length > 40 ? `${header.slice(0, 40)}…` : header}”`);
  return shown.join('、') + (headers.length > 10 ? ` 等 ${headers.length} 列` : '');
}
