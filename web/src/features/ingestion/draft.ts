import type { FieldSpec, FieldType } from '@server/kernel/importing/fields.contract';
import {
  dateFormat,
  sourceUnit,
  type CellPart,
  type DateFormat,
  type MappedColumn,
  type Mapping,
  type SourceUnit,
} from '@server/kernel/importing/mapping.contract';
import { missingButForWithdrawals } from '@server/kernel/importing/row-operation.contract';
import type { DatasetView } from '@server/modules/catalogue/catalogue.contract';
import type { SampleView } from '@server/modules/ingestion/samples.contract';
import { t } from '../../i18n';
import { sameHeader } from './headerLine';

/** A column as it is being edited: a word may be half written, a field not yet chosen. */
export interface DraftColumn {
  readonly id: number;
  header: string;
  field: string;
  dateFormats: DateFormat[];
  unit: SourceUnit | '';
  words: { word: string; value: string }[];
  isUnsure: boolean;
  /** Of several columns with this name, which from the left; 0 where there is one. */
  occurrence: number;
  part: CellPart | null;
  join: { headers: { header: string; occurrence: number }[]; separator: string } | null;
}
export interface DraftIgnored {
  header: string;
  isUnknown: boolean;
}
export interface Draft {
  columns: DraftColumn[];
  ignored: DraftIgnored[];
  constants: { field: string; value: string }[];
  table: { sheet: string; headerRows: number };
}

export const plainTable = (): Draft['table'] => ({ sheet: '', headerRows: 1 });

let lastId = 0;
export const newColumn = (header = '', field = '', isUnsure = false): DraftColumn => ({
  id: (lastId += 1),
  header,
  field,
  dateFormats: [],
  unit: '',
  words: [],
  isUnsure,
  occurrence: 0,
  part: null,
  join: null,
});

export const draftColumnOf = (column: MappedColumn): DraftColumn => ({
  ...newColumn(column.header, column.field),
  dateFormats: [...(column.dateFormats ?? [])],
  unit: column.unit ?? '',
  words: Object.entries(column.words ?? {}).map(([word, value]) => ({ word, value })),
  occurrence: column.occurrence ?? 0,
  part: column.part ?? null,
  join:
    (column.join && {
      headers: column.join.headers.map(({ header, occurrence }) => ({ header, occurrence: occurrence ?? 0 })),
      separator: column.join.separator,
    }) ||
    null,
});

export const draftOf = (mapping: Mapping): Draft => ({
  columns: mapping.columns.map(draftColumnOf),
  ignored: mapping.ignored.map((header) => ({ header, isUnknown: false })),
  constants: Object.entries(mapping.constants).map(([field, value]) => ({ field, value })),
  table: { sheet: mapping.table?.sheet ?? '', headerRows: mapping.table?.headerRows ?? 1 },
});

/** What is sent. Columns keep their places, so that a refusal's pointers lead back to the rows. */
export const mappingOf = (draft: Draft): Mapping => ({
  columns: draft.columns.map(({ header, field, dateFormats, unit, words, occurrence, part, join }) => ({
    header: header.trim(),
    field,
    ...(occurrence > 0 && { occurrence }),
    ...(part && { part }),
    ...(join &&
      join.headers.length > 0 && {
        join: {
          headers: join.headers.map((one) => ({ header: one.header, ...(one.occurrence > 0 && { occurrence: one.occurrence }) })),
          separator: join.separator,
        },
      }),
    ...(dateFormats.length > 0 && { dateFormats }),
    ...(unit && { unit }),
    ...(words.some(({ word }) => word.trim()) && {
      words: Object.fromEntries(words.flatMap(({ word, value }) => (word.trim() ? [[word.trim(), value]] : []))),
    }),
  })),
  ignored: draft.ignored.map(({ header }) => header),
  constants: Object.fromEntries(draft.constants.flatMap(({ field, value }) => (field ? [[field, value]] : []))),
  ...((draft.table.headerRows > 1 || draft.table.sheet) && {
    table: { headerRows: draft.table.headerRows, ...(draft.table.sheet && { sheet: draft.table.sheet }) },
  }),
});

export interface Adopted {
  readonly draft: Draft;
  readonly known: number;
  readonly unsure: number;
  /** Columns of the former table that the sample does not have. */
  readonly removed: readonly string[];
}

/** Lays a sample's columns over a draft: what a person has settled for a column of that name stays; the rest follows the suggestion. */
export function adopt(
  before: Draft,
  headers: readonly string[],
  suggestion: { readonly mapping: Mapping; readonly unsure: readonly string[] },
): Adopted {
  const settled = new Map(before.columns.filter(({ field }) => field).map((column) => [sameHeader(column.header), column]));
  const left = new Set(before.ignored.map(({ header }) => sameHeader(header)));
  const suggested = new Map(suggestion.mapping.columns.map((column) => [sameHeader(column.header), column]));
  const unsure = new Set(suggestion.unsure.map(sameHeader));
  const keys = new Set(headers.map(sameHeader));
  const taken = new Set([...settled].flatMap(([key, column]) => (keys.has(key) ? [column.field] : [])));
  const columns: DraftColumn[] = [];
  const ignored: DraftIgnored[] = [];
  for (const [key, header] of new Map(headers.filter((one) => one.trim() !== '').map((one) => [sameHeader(one), one.trim()]))) {
    const own = settled.get(key);
    const guess = suggested.get(key);
    if (own) columns.push({ ...own, header });
    else if (left.has(key)) ignored.push({ header, isUnknown: false });
    else if (guess && !taken.has(guess.field)) {
      taken.add(guess.field);
      columns.push({ ...newColumn(header, guess.field, unsure.has(key)), unit: guess.unit ?? '', dateFormats: [...(guess.dateFormats ?? [])] });
    } else ignored.push({ header, isUnknown: true });
  }
  const marked = columns.filter(({ isUnsure }) => isUnsure).length;
  return {
    draft: { columns, ignored, constants: before.constants.filter(({ field }) => !taken.has(field)), table: before.table },
    known: columns.length - marked,
    unsure: marked + ignored.filter(({ isUnknown }) => isUnknown).length,
    removed: before.columns.filter(({ header }) => header && !keys.has(sameHeader(header))).map(({ header }) => header),
  };
}

const sure = 0.9;

/** This file writes its days in a way the settled column does not read: that way is added, and a person has to look at it. */
function moreDateFormats(own: DraftColumn, suggested: MappedColumn | null | undefined): Partial<DraftColumn> {
  if (!suggested?.dateFormats || suggested.field !== own.field) return {};
  const missing = suggested.dateFormats.filter((format) => !own.dateFormats.includes(format));
  return missing.length === 0 ? {} : { dateFormats: [...own.dateFormats, ...missing], isUnsure: true };
}

/** Lays the columns of a sample over a draft, as `adopt` does with names alone: what a person has settled stays. */
export function adoptSample(before: Draft, sample: SampleView): Adopted {
  const keyOf = (header: string, occurrence: number): string => `${sameHeader(header)} ${occurrence || 1}`;
  const settled = before.columns.filter(({ field }) => field);
  const left = new Set(before.ignored.map(({ header }) => sameHeader(header)));
  const keys = new Set(sample.columns.map(({ header, occurrence }) => keyOf(header, occurrence)));
  const taken = new Set(settled.flatMap((column) => (keys.has(keyOf(column.header, column.occurrence)) ? [column.field] : [])));
  const columns: DraftColumn[] = [];
  const ignored = new Map<string, DraftIgnored>();
  for (const { index, header, occurrence } of sample.columns) {
    const own = settled.filter((column) => keyOf(column.header, column.occurrence) === keyOf(header, occurrence));
    const suggestion = sample.suggestions.find((one) => one.index === index);
    if (own.length > 0) columns.push(...own.map((column) => ({ ...column, header, ...moreDateFormats(column, suggestion?.column) })));
    else if (!left.has(sameHeader(header)) && suggestion?.column && !taken.has(suggestion.column.field)) {
      taken.add(suggestion.column.field);
      columns.push({ ...draftColumnOf(suggestion.column), isUnsure: suggestion.confidence < sure });
    } else ignored.set(sameHeader(header), { header, isUnknown: !left.has(sameHeader(header)) });
  }
  const table = { sheet: sample.mapping?.table?.sheet ?? '', headerRows: sample.headerRows };
  const marked = columns.filter(({ isUnsure }) => isUnsure).length;
  return {
    draft: { columns, ignored: [...ignored.values()], constants: before.constants.filter(({ field }) => !taken.has(field)), table },
    known: columns.length - marked,
    unsure: marked + [...ignored.values()].filter(({ isUnknown }) => isUnknown).length,
    removed: before.columns.filter((column) => column.header && !keys.has(keyOf(column.header, column.occurrence))).map(({ header }) => header),
  };
}

/** Required fields that neither a column nor a constant fills. */
export function missingFields(draft: Pick<Draft, 'columns' | 'constants'>, fields: readonly FieldSpec[]): FieldSpec[] {
  const given = new Set([...draft.columns.map(({ field }) => field), ...draft.constants.map(({ field }) => field)]);
  return fields.filter(({ name, required }) => required && !given.has(name));
}

/** What a file under this draft could still do without them: take rows back, where the key is whole. Null where it is not. */
export const onlyWithdrawals = (
  draft: Pick<Draft, 'columns' | 'constants'>,
  { fields, naturalKey, periodField }: Pick<DatasetView, 'fields' | 'naturalKey' | 'periodField'>,
): readonly { readonly title: string }[] | null =>
  missingButForWithdrawals(fields, new Set(['uscc', ...naturalKey, ...(periodField === null ? [] : [periodField])]), {
    columns: draft.columns,
    constants: Object.fromEntries(draft.constants.map(({ field, value }) => [field, value])),
  });

const endsOf: Partial<Record<FieldType, (format: DateFormat) => boolean>> = {
  date: (format) => /D/.test(format) || format === 'serial',
  month: (format) => /M/.test(format) || format === 'serial',
  year: (format) => !/M/.test(format),
};
/** Ways of writing that make sense for a field: a month is not written with a day. Empty for a field that is no date. */
export const dateFormatsFor = (type: FieldType): DateFormat[] => {
  const fits = endsOf[type];
  return fits ? dateFormat.options.filter(fits) : [];
};
/** `serial` is our word, not anybody's way of writing. */
export const dateFormatText = (format: DateFormat): string => (format === 'serial' ? t('ingestion.mapping.writing.serial') : format);
const sums: readonly SourceUnit[] = ['yuan', 'wanYuan', 'yiYuan', 'fen'];
export const unitsFor = (type: FieldType): SourceUnit[] =>
  type === 'money' || type === 'rate' ? sourceUnit.options.filter((unit) => sums.includes(unit) === (type === 'money')) : [];
/** Own words make sense where a value is one of a few. */
export const takesWords = (type: FieldType): boolean => ['code', 'flag', 'region', 'industry'].includes(type);
