import { decodedText } from '../decode.js';
import type { Encoding } from '../encoding.js';
import { importLimits, type ImportLimits } from '../limits.js';
import { FileRefused } from '../refusal.js';
import { csvRows, type Row } from '../rows.js';
import type { Separator } from '../separator.js';
import { gunzipped, isGzip, unpackedToDisk } from './gzip.js';
import { jsonLineRows, looksLikeJsonLines, looksLikeJsonList, refuseJsonList } from './json-lines.js';
import { beginningOf, type StoredFile } from './stored-file.js';
import { isArchive } from './xlsx/archive.js';
import { Workbook, type Sheet } from './xlsx/workbook.js';

export type FileFormat = 'csv' | 'xlsx' | 'jsonl';

/** What a file is, known as far as reading has come. */
export interface TableFacts {
  readonly format: FileFormat;
  readonly isGzip: boolean;
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly sheet: string | null;
  readonly sheets: readonly Sheet[];
  /** Of the text or of the sheet, unpacked. */
  readonly bytes: number;
  readonly hiddenRows: number;
  readonly mergedRanges: number;
}

/** The rows of any file that is taken, in batches; whatever they came in, they are the same from here on. */
export interface TableRows extends AsyncIterable<Row[]> {
  readonly facts: TableFacts;
  /** Gives back what reading needs besides memory. Always called, also after a refusal. */
  close(): Promise<void>;
}

const BEGINNING = 4096;
const noClose = async (): Promise<void> => undefined;

/** What a file is, its content says: names lie. */
export async function openTable(
  file: StoredFile,
  place: { readonly sheet?: string | undefined } = {},
  limits: ImportLimits = importLimits,
): Promise<TableRows> {
  const beginning = await beginningOf(file.stream(), BEGINNING);
  if (!isGzip(beginning))
    return isArchive(beginning) ? workbookTable(file, place.sheet, limits, false, noClose) : textTable(() => file.stream(), beginning, limits, false);
  const inside = await beginningOf(gunzipped(file.stream(), limits), BEGINNING);
  if (isGzip(inside)) {
    throw new FileRefused({ rule: 'archiveForeign', detail: '压缩包里还是压缩包', remedy: '请只压缩一次' });
  }
  if (!isArchive(inside)) return textTable(() => gunzipped(file.stream(), limits), inside, limits, true);
  const unpacked = await unpackedToDisk(file.stream(), limits);
  return workbookTable(unpacked.file, place.sheet, limits, true, unpacked.remove).catch(async (error: unknown) => {
    await unpacked.remove();
    throw error;
  });
}

function textTable(bytes: () => AsyncIterable<Uint8Array>, beginning: Buffer, limits: ImportLimits, gzip: boolean): TableRows {
  const start = beginning.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  if (looksLikeJsonList(start)) refuseJsonList();
  const isJson = looksLikeJsonLines(start);
  const text = decodedText(bytes(), gzip ? { bytesMax: limits.expandedBytesMax } : limits);
  const csv = isJson ? null : csvRows(text, limits);
  return {
    facts: {
      format: isJson ? 'jsonl' : 'csv',
      isGzip: gzip,
      sheet: null,
      sheets: [],
      hiddenRows: 0,
      mergedRanges: 0,
      get encoding() {
        return text.encoding;
      },
      get separator() {
        return csv ? csv.separator : null;
      },
      get bytes() {
        return text.bytes;
      },
    },
    close: noClose,
    [Symbol.asyncIterator]: () => (csv ?? jsonLineRows(text, limits))[Symbol.asyncIterator](),
  };
}

async function workbookTable(
  file: StoredFile,
  name: string | undefined,
  limits: ImportLimits,
  gzip: boolean,
  close: () => Promise<void>,
): Promise<TableRows> {
  const workbook = await Workbook.open(file, limits);
  const sheet = await workbook.sheet(name);
  return {
    facts: {
      format: 'xlsx',
      isGzip: gzip,
      encoding: null,
      separator: null,
      sheet: sheet.name,
      sheets: workbook.sheets.map(({ name: title, isHidden }) => ({ name: title, isHidden })),
      mergedRanges: sheet.mergedRanges,
      get bytes() {
        return sheet.bytes;
      },
      get hiddenRows() {
        return sheet.hiddenRows;
      },
    },
    close,
    [Symbol.asyncIterator]: () => sheet[Symbol.asyncIterator](),
  };
}
