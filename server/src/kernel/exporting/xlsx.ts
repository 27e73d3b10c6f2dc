import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { guardCell } from './guard.js';

export type ColumnType = 'text' | 'number' | 'money' | 'percent' | 'date';
export type XlsxValue = string | number | bigint | null | undefined;

export interface XlsxColumn {
  readonly key: string;
  readonly title: string;
  /** `money` takes yuan and `percent` percent, both as on the wire; `date` a day. */
  readonly type: ColumnType;
}

export interface XlsxTable {
  /** What the sheet is called. */
  readonly name: string;
  /** Above the table: page, range, as-of date, who exported it and when. */
  readonly titleLines: readonly string[];
  readonly columns: readonly XlsxColumn[];
  readonly rows: AsyncIterable<Readonly<Record<string, XlsxValue>>> | Iterable<Readonly<Record<string, XlsxValue>>>;
}

/** The format's own limit. */
const SHEET_ROWS_MAX = 1_048_576;
const BREATHE_EVERY_ROWS = 500;
const FORMATS: Readonly<Partial<Record<ColumnType, string>>> = { number: '#,##0.######', money: '#,##0.00', percent: '0.00##%', date: 'yyyy-mm-dd' };
const WIDTHS: Readonly<Record<ColumnType, number>> = { text: 24, number: 14, money: 18, percent: 12, date: 13 };
/** A double keeps fifteen digits; longer numbers stay text rather than become wrong. */
const EXACT_DIGITS = 15;

/** One table, or several on a sheet each, as XLSX while it is being read: a reader that is slow or gone holds the rows back instead of filling memory. */
export async function* xlsxStream(tables: XlsxTable | readonly XlsxTable[]): AsyncGenerator<Uint8Array> {
  const output = new PassThrough();
  const writing = write('rows' in tables ? [tables] : tables, output).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
    await writing;
  } finally {
    output.destroy();
  }
}

async function write(tables: readonly XlsxTable[], output: PassThrough): Promise<void> {
  // Without shared strings: they would all be held until the end.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  for (const table of tables) {
    await writeSheet(workbook, table, output);
    if (output.destroyed) return;
  }
  await workbook.commit();
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: XlsxTable, output: PassThrough): Promise<void> {
  const headerRow = table.titleLines.length + 1;
  const sheet = workbook.addWorksheet(sheetName(table.name), { views: [{ state: 'frozen', ySplit: headerRow }] });
  sheet.columns = table.columns.map(({ key, type }) => ({ key, width: WIDTHS[type], ...(FORMATS[type] && { style: { numFmt: FORMATS[type] } }) }));
  for (const line of table.titleLines) sheet.addRow([textCell(line)]).commit();
  const header = sheet.addRow(table.columns.map(({ title }) => textCell(title)));
  header.font = { bold: true };
  header.commit();
  let written = headerRow;
  for await (const row of table.rows) {
    if (output.destroyed) return;
    if ((written += 1) > SHEET_ROWS_MAX) throw new RangeError(`A sheet holds at most ${SHEET_ROWS_MAX} rows`);
    sheet.addRow(table.columns.map((column) => cellOf(column.type, row[column.key]))).commit();
    if (written % BREATHE_EVERY_ROWS === 0) await breathe(output);
  }
  sheet.commit();
}

/** The writer knows no back-pressure of its own. */
async function breathe(output: PassThrough): Promise<void> {
  await nextTurn();
  if (output.writableNeedDrain && !output.destroyed) {
    await Promise.race([once(output, 'drain'), once(output, 'close')]);
  }
}

function cellOf(type: ColumnType, value: XlsxValue): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'text') return textCell(String(value));
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? new Date(`${value}T00:00:00Z`) : textCell(String(value));
  const text = String(value);
  const isExact = /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS;
  if (!isExact) return textCell(text);
  return type === 'percent' ? Number(`${text}e-2`) : Number(text);
}

/** Always a string cell, never a formula; the apostrophe also guards whoever saves the sheet as CSV. Control characters would break the XML. */
// eslint-disable-next-line no-control-regex -- removing them is the point
const textCell = (text: string): string => guardCell(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));

const sheetName = (name: string): string =>
  name
    .replace(/[*?:\\/[\]]/g, ' ')
    .slice(0, 31)
    .trim() || '数据';
