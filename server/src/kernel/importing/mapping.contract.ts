import { z } from 'zod';
import { fieldName } from './fields.contract.js';

/** How sources write days, months and years. `M` and `D` take one or two digits, `MM` and `DD` exactly two. */
export const dateFormat = z.enum([
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY/M/D',
  'YYYY-M-D',
  'YYYY.M.D',
  'YYYYMMDD',
  'YYYY年M月D日',
  'M/D/YYYY',
  'D/M/YYYY',
  'D-Mon-YY',
  'YYYY-MM',
  'YYYY/M',
  'YYYYMM',
  'YYYY年M月',
  'YYYY年MM月',
  'YYYY',
  'YYYY年',
  'YYYY.M',
  /** Days since 1899-12-30, as spreadsheets count: what is left of a date in a file saved as numbers. */
  'serial',
]);
export type DateFormat = z.infer<typeof dateFormat>;

/** Units of sums (`yuan` when nothing is said) and of rates (`percent`). */
export const sourceUnit = z.enum(['yuan', 'wanYuan', 'yiYuan', 'fen', 'percent', 'perMille', 'fraction']);
export type SourceUnit = z.infer<typeof sourceUnit>;

const header = z.string().trim().min(1).max(200);

/** Of several columns with one name, which: 1 is the first from the left. */
const occurrence = z.int().min(1).max(20).optional();
const separator = z.string().min(1).max(10);

/** What a field takes of a cell that holds several things. No regular expressions: a source's officer writes these. */
export const cellPart = z.discriminatedUnion('by', [
  /** The n-th of the pieces between separators. */
  z.strictObject({ by: z.literal('separator'), separator, place: z.int().min(1).max(20) }),
  /** Characters from–to, counted from 1; without an end, all the rest. */
  z
    .strictObject({ by: z.literal('position'), from: z.int().min(1).max(4000), to: z.int().min(1).max(4000).optional() })
    .refine(({ from, to }) => to === undefined || to >= from, { path: ['to'], message: '结束位置不能在开始位置之前' }),
  /** Fixed words around numbered places: `{1}至{2}` reads 2026年09月至2026年10月. */
  z
    .strictObject({
      by: z.literal('pattern'),
      pattern: z.string().min(4).max(100).refine(isPlacePattern, '写成“{1}至{2}”这样：从 {1} 开始编号，两个位置之间要有文字'),
      place: z.int().min(1).max(9),
    })
    .refine(({ pattern, place }) => pattern.includes(`{${place}}`), { path: ['place'], message: '写法里没有这个位置' }),
]);
export type CellPart = z.infer<typeof cellPart>;

/** `{1}`, `{2}`… in this order, with words between them: else nobody could say where one ends. */
function isPlacePattern(pattern: string): boolean {
  const places = [...pattern.matchAll(/\{(\d)\}/g)];
  return places.length > 0 && !/\}\{/.test(pattern) && places.every(([, number], index) => Number(number) === index + 1);
}

/** Other columns whose cells are written behind this one's, with something between. */
export const joinedColumns = z.strictObject({
  headers: z.array(z.strictObject({ header, occurrence })).min(1).max(5),
  separator: z.string().max(10),
});

export const mappedColumn = z.strictObject({
  /** As the source writes it; spaces and full-width forms do not matter. Of a header in several rows: the rows with ` / ` between. */
  header,
  field: fieldName,
  occurrence,
  part: cellPart.optional(),
  join: joinedColumns.optional(),
  dateFormats: z.array(dateFormat).min(1).max(10).optional(),
  unit: sourceUnit.optional(),
  /** The source's own words → our codes or values; `''` says the word means nothing was given. */
  words: z.record(z.string().max(200), z.string().max(200)).optional(),
});
export type MappedColumn = z.infer<typeof mappedColumn>;

/** Where the table stands in the file. Lines above the header are passed over by themselves: the header is where most of the mapped names are. */
export const tablePlace = z.strictObject({
  /** Of a workbook; without it the first visible sheet that is not empty. */
  sheet: z.string().trim().min(1).max(31).optional(),
  /** Rows that make up the header. */
  headerRows: z.int().min(1).max(3).default(1),
});
export type TablePlace = z.infer<typeof tablePlace>;

/** Everything that is particular to one source's file. Data, so that a new source needs no code. */
export const mappingSchema = z
  .strictObject({
    columns: z.array(mappedColumn).min(1).max(200),
    /** Columns the source sends and we do not take. */
    ignored: z.array(header).max(200).default([]),
    /** Fields whose value is the same for every row and not in the file. */
    constants: z.record(fieldName, z.string().max(200)).default({}),
    table: tablePlace.optional(),
  })
  .refine(
    ({ columns, constants }) =>
      new Set([...columns.map(({ field }) => field), ...Object.keys(constants)]).size === columns.length + Object.keys(constants).length,
    {
      path: ['columns'],
      message: '同一个字段对应了两次',
    },
  )
  .meta({ id: 'Mapping' });
export type Mapping = z.infer<typeof mappingSchema>;
/** As it is written down, before the defaults are filled in. */
export type MappingInput = z.input<typeof mappingSchema>;
