import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import type { MappedColumn, SourceUnit } from '../../kernel/importing/mapping.contract.js';
import { partReader } from '../../kernel/importing/cell-parts.js';
import { rowFields } from '../../kernel/importing/row-operation.contract.js';
import { headerKey } from '../../kernel/importing/text.js';
import { areSerials, dateFormatsFor, fitOf, rangePartFor } from './column-shape.pure.js';
import { certain, likenessMin, likenessOf } from './likeness.pure.js';
import type { ColumnSuggestion, ColumnShape, SampleView } from './samples.contract.js';
import { units } from './suggestion.pure.js';

export interface SeenColumn {
  readonly index: number;
  readonly header: string;
  readonly occurrence: number;
  /** Whether another column has the same name. */
  readonly isRepeated: boolean;
  readonly shape: ColumnShape;
  readonly values: readonly string[];
}

interface Candidate {
  readonly column: SeenColumn;
  readonly field: FieldSpec;
  readonly likeness: number;
  readonly confidence: number;
}

const confidenceMin = 0.3;
const othersMax = 4;

/** Header and values together say which field a column is: the surest pairs first, each column and each field once. */
export function suggestColumns(columns: readonly SeenColumn[], fields: readonly FieldSpec[], titleLines: readonly string[]): ColumnSuggestion[] {
  const candidates = columns
    .flatMap((column) => [
      ...fields.map((field): Candidate => ({ column, field, ...confidenceOf(column, field) })),
      // What a row is for is never guessed from a likeness.
      ...rowFields.flatMap((field): Candidate[] =>
        likenessOf(column.header, field) === certain ? [{ column, field, likeness: certain, confidence: certain }] : [],
      ),
    ])
    .filter(({ confidence }) => confidence >= confidenceMin)
    .sort((left, right) => right.confidence - left.confidence || left.column.index - right.column.index);
  const taken = new Map<number, Candidate>();
  const fieldsTaken = new Set<string>();
  for (const candidate of candidates) {
    if (taken.has(candidate.column.index) || fieldsTaken.has(candidate.field.name)) continue;
    taken.set(candidate.column.index, candidate);
    fieldsTaken.add(candidate.field.name);
  }
  const unitAbove = unitIn(titleLines.filter((line) => /单位/.test(line)).join(' '));
  return columns.map((column) => {
    const chosen = taken.get(column.index);
    return {
      index: column.index,
      field: chosen?.field.name ?? null,
      confidence: chosen?.confidence ?? 0,
      why: chosen ? whyOf(chosen) : '没有相像的字段',
      column: chosen ? mappedColumn(chosen, unitAbove) : null,
      others: candidates
        .filter((candidate) => candidate.column.index === column.index && candidate !== chosen)
        .slice(0, othersMax)
        .map(({ field, confidence }) => ({ field: field.name, confidence })),
    };
  });
}

function confidenceOf(column: SeenColumn, field: FieldSpec): { likeness: number; confidence: number } {
  const likeness = likenessOf(column.header, field);
  const fit = rangePartFor(field, column.values) || areSerials(field, column.values) ? 1 : fitOf(field, column.shape);
  if (likeness < likenessMin) return { likeness, confidence: field.type === 'uscc' && column.shape === 'uscc' ? 0.6 : 0 };
  const confidence = fit === 1 ? likeness + (certain - likeness) * 0.3 : fit === 0 ? likeness * 0.5 : likeness;
  return { likeness, confidence: Math.round(Math.min(certain, confidence) * 100) / 100 };
}

function whyOf({ column, field, likeness }: Candidate): string {
  const isSerial = areSerials(field, column.values);
  const fit = isSerial ? 1 : fitOf(field, column.shape);
  const name = likeness === certain ? '列名相同' : likeness >= likenessMin ? '列名相像' : '列名不像';
  const values = isSerial ? '，内容是表格软件里的日期序号' : fit === 1 ? '，内容也相符' : fit === 0 ? '，但内容不像' : '';
  return `${name}${values}`;
}

function mappedColumn({ column, field }: Candidate, unitAbove: SourceUnit | undefined): MappedColumn {
  const part = rangePartFor(field, column.values);
  const values = part ? column.values.map(partReader(part)).filter((value) => typeof value === 'string') : column.values;
  const unit = field.type === 'money' ? (unitIn(column.header) ?? unitAbove) : undefined;
  const dateFormats = dateFormatsFor(field, values);
  return {
    header: column.header,
    field: field.name,
    ...(column.isRepeated && { occurrence: column.occurrence }),
    ...(part && { part }),
    ...(unit && { unit }),
    ...(dateFormats && { dateFormats }),
  };
}

const unitIn = (text: string): SourceUnit | undefined => units.find(([pattern]) => pattern.test(text))?.[1];

/** The suggestions as a mapping: what is not recognised is left out, so that the file can be sent as it is. */
export function mappingOf(
  columns: readonly SeenColumn[],
  suggestions: readonly ColumnSuggestion[],
  table: { readonly sheet?: string; readonly headerRows: number },
): SampleView['mapping'] {
  const mapped = suggestions.flatMap(({ column }) => column ?? []);
  if (mapped.length === 0) return null;
  const taken = new Set(suggestions.flatMap(({ index, column }) => (column ? [index] : [])));
  const ignored = new Map(columns.filter(({ index }) => !taken.has(index)).map(({ header }) => [headerKey(header), header]));
  const isPlain = table.sheet === undefined && table.headerRows === 1;
  return { columns: mapped, ignored: [...ignored.values()], constants: {}, ...(!isPlain && { table }) };
}
