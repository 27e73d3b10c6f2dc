import { now } from '../clock.js';
import { chinaDate } from '../pure/working-calendar.js';
import type { FieldSpec } from './fields.contract.js';
import type { BoundHeader } from './header.js';
import { importLimits, type ImportLimits } from './limits.js';
import type { Mapping, MappedColumn } from './mapping.contract.js';
import { shown } from './masking.js';
import { cellOfColumn, type CellOf } from './cell-parts.js';
import { codesText, Fault, type CellReader, type FieldValue, type RowProblem, type RowRule } from './problems.js';
import { mappingFaults } from './mapping.js';
import { readerOf, type ReadingContext } from './readers.js';
import { isWithdrawn, mappedFields, missingButForWithdrawals, rowOperation, withdrawalReason } from './row-operation.js';
import type { Row } from './rows.js';
import { plain } from './text.js';

export type Values = Record<string, FieldValue>;
export type Checked =
  | { readonly ok: true; readonly values: Values }
  | {
      readonly ok: false;
      readonly problems: RowProblem[];
      /** What could be read of the others; for showing, never for storing. */
      readonly values: Values;
    };
export type Checker = (row: Pick<Row, 'cells' | 'hasStrayQuote'>) => Checked;

export interface CheckerInput {
  readonly fields: readonly FieldSpec[];
  readonly mapping: Mapping;
  readonly header: BoundHeader;
  /** What a row needs that is taken back; without them, what any row needs. */
  readonly keyFields?: ReadonlySet<string>;
  readonly limits?: Pick<ImportLimits, 'cellLengthMax'>;
  readonly exceptional?: ReadonlySet<string>;
  /** A mapping that is not finished: the caller has left out what is wrong with it. */
  readonly isDraft?: boolean;
  /** What the values of one row have to do with each other; asked only of rows whose cells are all right. */
  readonly rules?: (values: Values) => readonly RowProblem[] | undefined;
}

interface Column {
  readonly field: FieldSpec;
  readonly header: string;
  readonly index: number;
  /** Where the value is a part of a cell, or of several cells. */
  readonly cellOf: CellOf | null;
  readonly read: CellReader;
  /** The source's words as values of ours: formats and units of the column do not apply to them. */
  readonly words: ReadonlyMap<string, FieldValue>;
}

/** Fields × mapping × this file's header, settled once; what is left per row is a loop over closures. */
export function compileChecker({
  fields: ofDataset,
  keyFields,
  mapping,
  header,
  limits = importLimits,
  exceptional = new Set(),
  isDraft = false,
  rules,
}: CheckerInput): Checker {
  // The header may have columns for the row itself that the mapping does not name.
  const fields = mappedFields(ofDataset, { columns: [...mapping.columns, ...header.columns], constants: mapping.constants });
  const faults = mappingFaults(mapping, fields, keyFields);
  if (faults.length > 0 && !isDraft) {
    throw new Error(`The mapping does not fit the fields: ${faults.map(({ detail }) => detail).join('; ')}`);
  }
  const context = { exceptional, today: chinaDate(now()) };
  const byName = new Map(fields.map((field) => [field.name, field]));
  const columns = header.columns.map((column): Column => {
    const field = byName.get(column.field)!;
    return {
      field,
      header: header.headers[column.index]!,
      index: column.index,
      cellOf: cellOfColumn(column),
      read: readerOf(field, column, context),
      words: wordsOf(column, field, context),
    };
  });
  // First, since of a row that is taken back only the key matters.
  columns.sort((left, right) => Number(right.field === rowOperation) - Number(left.field === rowOperation));
  const headerOf = new Map(columns.map(({ field, header: title }) => [field.name, title]));
  const constants: Values = {};
  for (const field of fields) constants[field.name] = null;
  for (const [name, text] of Object.entries(mapping.constants))
    constants[name] = ownValue(byName.get(name)!, readerOf(byName.get(name)!, {}, context), text);
  const width = header.headers.length;
  const absent = missingButForWithdrawals(ofDataset, keyFields ?? new Set(), { columns: header.columns, constants: mapping.constants });

  return ({ cells, hasStrayQuote }) => {
    const rowProblem = wholeRowProblem(cells, hasStrayQuote, width, header.headers, limits.cellLengthMax);
    if (rowProblem) return { ok: false, problems: [rowProblem], values: {} };
    const values: Values = { ...constants };
    let problems: RowProblem[] | undefined;
    for (const column of columns) {
      if (keyFields && isWithdrawn(values) && !keyFields.has(column.field.name) && column.field !== withdrawalReason) continue;
      const cell = column.cellOf === null ? cells[column.index]! : column.cellOf(cells);
      const result = cell instanceof Fault ? cell : valueOf(column, cell);
      if (result instanceof Fault) {
        const received = cell instanceof Fault ? cells[column.index]! : cell;
        (problems ??= []).push({ field: column.field.name, header: column.header, ...result, received: shown(received, column.field) });
      } else {
        values[column.field.name] = result;
      }
    }
    // A row whose purpose cannot be read has its problem already.
    if (absent && !isWithdrawn(values) && !problems?.some(({ field }) => field === rowOperation.name)) problems = [onlyWithdrawals(absent)];
    if (problems) return { ok: false, problems, values };
    const broken = isWithdrawn(values) ? undefined : rules?.(values);
    return broken
      ? { ok: false, problems: broken.map((problem) => ({ ...problem, header: headerOf.get(problem.field) ?? problem.header })), values }
      : { ok: true, values };
  };
}

function onlyWithdrawals(absent: readonly { readonly title: string }[]): RowProblem {
  const titles = absent.slice(0, 5).map(({ title }) => `“${title}”`);
  return {
    field: rowOperation.name,
    header: '',
    rule: 'onlyWithdrawals',
    received: '',
    detail: `文件里没有必填的${titles.join('、')}${absent.length > 5 ? ` 等 ${absent.length} 列` : ''}，只能撤回，这一行不是撤回`,
    remedy: '要撤回的，处理方式写“撤回”；要报送的，放到列齐全的文件里',
  };
}

/** A word or constant is written in our own form, not in the source's. */
function ownValue(field: FieldSpec, readOwn: CellReader, text: string): FieldValue {
  const value = readOwn(text);
  if (value instanceof Fault) throw new Error(`${field.name}: "${text}" ${value.detail}`);
  return value;
}

function wordsOf(column: MappedColumn, field: FieldSpec, context: ReadingContext): ReadonlyMap<string, FieldValue> {
  const readOwn = readerOf(field, {}, context);
  return new Map(Object.entries(column.words ?? {}).map(([word, text]) => [plain(word), text === '' ? null : ownValue(field, readOwn, text)]));
}

function valueOf({ field, read, words }: Column, cell: string): FieldValue | Fault {
  const text = cell.trim();
  const word = words.size > 0 ? words.get(plain(text)) : undefined;
  if (word !== undefined && word !== null) return word;
  if (text !== '' && word === undefined) return read(text);
  return field.required ? new Fault('required', '必填', field.codes ? `填 ${codesText(field)}` : `补上${field.title}`) : null;
}

function wholeRowProblem(
  cells: readonly string[],
  hasStrayQuote: boolean,
  width: number,
  headers: readonly string[],
  cellLengthMax: number,
): RowProblem | undefined {
  const whole = (rule: RowRule, detail: string, remedy: string, header = ''): RowProblem => ({
    field: '',
    header,
    rule,
    received: '',
    detail,
    remedy,
  });
  const long = cells.findIndex((cell) => cell.length > cellLengthMax);
  if (long >= 0) return whole('cellTooLong', `有一格超过 ${cellLengthMax} 个字符`, '核对这一格的内容', headers[long] ?? '');
  if (hasStrayQuote) return whole('strayQuote', '双引号后面还有内容', '内容里的双引号要写成两个，或整格不用双引号');
  if (cells.length === width) return undefined;
  const isWider = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
  if (cells.length > width && !isWider) return undefined;
  return whole('columnCount', `表头 ${width} 列，这一行 ${cells.length} 列`, '核对这一行的分隔符；内容里有分隔符时，整格要加双引号');
}
