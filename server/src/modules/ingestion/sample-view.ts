import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { isFooter } from '../../kernel/importing/footers.js';
import { combinedHeader } from '../../kernel/importing/header-rows.js';
import { exampleOf } from '../../kernel/importing/inspect.js';
import { namedColumns } from '../../kernel/importing/loose-header.js';
import { maskedForReport } from '../../kernel/importing/index.js';
import { REPORT_KEYS } from '../../kernel/importing/header.js';
import { headerKey } from '../../kernel/importing/text.js';
import type { Row } from '../../kernel/importing/rows.js';
import { shapeOf } from './column-shape.pure.js';
import { mappingOf, suggestColumns, type SeenColumn } from './column-suggestions.pure.js';
import type { MappingSample } from './mapping-sample.entity.js';
import { guessHeader, type SampleTable } from './sample-table.js';
import { countedRowsMax, type SampleColumn, type SampleView } from './samples.contract.js';

export interface SampleReading {
  readonly sheet?: string | undefined;
  readonly headerLine?: number | undefined;
  readonly headerRows?: number | undefined;
}

const rowsJudged = 500;
const examplesMax = 5;
const wordsShownMax = 30;
const footersShownMax = 10;
const titleLinesMax = 10;
/** Whose cells they are is not known yet: numbers that look personal are masked. */
const anyText = { type: 'text' } as const;

export function presentSample(sample: MappingSample, table: SampleTable, fields: readonly FieldSpec[], reading: SampleReading): SampleView {
  const { facts } = table;
  const place = guessHeader(table.rows, fields, reading);
  const headers = namedColumns(combinedHeader(table.rows.slice(place.from, place.from + place.rows)));
  const behind = table.rows.slice(place.from + place.rows).slice(0, countedRowsMax);
  const keyIndex = keyIndexOf(behind, headers.length);
  const data = behind.filter((row) => !isFooter(row.cells, keyIndex));
  const seen = seenColumns(headers, data.slice(0, rowsJudged));
  const titleLines = table.rows.slice(0, place.from).map(exampleOf);
  const suggestions = suggestColumns(seen, fields, titleLines);
  const placed = { headerRows: place.rows, ...(reading.sheet !== undefined && facts.sheet !== null && { sheet: facts.sheet }) };
  return {
    id: sample.id,
    fileName: sample.fileName,
    bytes: sample.bytes,
    digest: sample.digest,
    storedAt: sample.storedAt.toISOString(),
    expiresAt: sample.expiresAt.toISOString(),
    format: facts.format,
    isGzip: facts.isGzip,
    encoding: facts.encoding,
    separator: facts.separator,
    sheets: facts.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: facts.sheet,
    headerLine: table.rows[place.from]?.line ?? 1,
    headerRows: place.rows,
    titleLines: titleLines.slice(0, titleLinesMax),
    columns: seen.map(presentColumn),
    rowsRead: data.length,
    isWhole: table.isWhole,
    hiddenRows: facts.hiddenRows,
    mergedRanges: facts.mergedRanges,
    footers: behind
      .filter((row) => isFooter(row.cells, keyIndex))
      .slice(0, footersShownMax)
      .map((row) => ({ line: row.line, text: exampleOf(row) })),
    suggestions,
    mapping: mappingOf(seen, suggestions, placed),
  };
}

function seenColumns(headers: readonly string[], rows: readonly Row[]): SeenColumn[] {
  const keys = headers.map(headerKey);
  const counts = new Map<string, number>();
  return headers.flatMap((header, index): SeenColumn[] => {
    const key = keys[index] ?? '';
    // Reasons of a rejects file that comes back are ours, and passed over.
    if (REPORT_KEYS.has(key)) return [];
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    const values = rows.map(({ cells }) => cells[index] ?? '');
    return [{ index, header, occurrence, isRepeated: keys.filter((each) => each === key).length > 1, shape: shapeOf(values), values }];
  });
}

function presentColumn({ index, header, occurrence, shape, values }: SeenColumn): SampleColumn {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const counts = new Map<string, number>();
  for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1);
  const words = shape === 'words' || counts.size <= 12 ? [...counts].sort((left, right) => right[1] - left[1]).slice(0, wordsShownMax) : [];
  return {
    index,
    header,
    occurrence,
    examples: [...counts.keys()].slice(0, examplesMax).map((value) => maskedForReport(value, anyText)),
    filledRows: filled.length,
    shape,
    words: words.map(([word, rows]) => ({ word: maskedForReport(word, anyText), rows })),
  };
}

/** Before anything is mapped: the column that looks most like codes says which firm a row is about. */
function keyIndexOf(rows: readonly Row[], width: number): number {
  for (let index = 0; index < width; index += 1) {
    if (shapeOf(rows.slice(0, 50).map(({ cells }) => cells[index] ?? '')) === 'uscc') return index;
  }
  return 0;
}
