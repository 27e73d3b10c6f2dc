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
]);
/** Units of sums (`yuan` when nothing is said) and of rates (`percent`). */
export const sourceUnit = z.enum(['yuan', 'wanYuan', 'yiYuan', 'fen', 'percent', 'perMille', 'fraction']);
const header = z.string().trim().min(1).max(200);
export const mappedColumn = z.strictObject({
    /** As the source writes it; spaces and full-width forms do not matter. */
    header,
    field: fieldName,
    dateFormats: z.array(dateFormat).min(1).max(10).optional(),
    unit: sourceUnit.optional(),
    /** The source's own words → our codes or values; `''` says the word means nothing was given. */
    words: z.record(z.string().max(200), z.string().max(200)).optional(),
});
/** Everything that is particular to one source's file. Data, so that a new source needs no code. */
export const mappingSchema = z
    .strictObject({
    columns: z.array(mappedColumn).min(1).max(200),
    /** Columns the source sends and we do not take. */
    ignored: z.array(header).max(200).default([]),
    /** Fields whose value is the same for every row and not in the file. */
    constants: z.record(fieldName, z.string().max(200)).default({}),
})
    .refine(({ columns, constants }) => new Set([...columns.map(({ field }) => field), ...Object.keys(constants)]).size === columns.length + Object.keys(constants).length, {
    path: ['columns'],
    message: '同一个字段对应了两次',
})
    .meta({ id: 'Mapping' });
//# sourceMappingURL=mapping.contract.js.map