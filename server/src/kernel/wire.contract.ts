import { z } from 'zod';

/** Amount in yuan as a decimal string, at most two decimals: `"12345.60"`. Inside it is `…Fen`, a bigint. */
export const yuan = z
  .string()
  .regex(/^(?!-0(\.0+)?$)-?(0|[1-9]\d{0,12})(\.\d{1,2})?$/, '金额写成元，最多 2 位小数，例如 12345.60')
  .meta({ id: 'Yuan', description: 'Amount in yuan as a decimal string, at most two decimals', example: '12345.60' });
/** An amount above zero, as banks and firms enter it. */
export const positiveYuan = yuan.refine((text) => !text.startsWith('-') && !/^0(\.0{1,2})?$/.test(text), { message: '金额要大于 0' });
/** An amount of zero or more (a fee). */
export const unsignedYuan = yuan.refine((text) => !text.startsWith('-'), { message: '金额不能是负数' });
/** Rate in percent, at most four decimals: `"3.65"`. Inside it is `…Ppm`, an integer: 36500. */
export const percent = z
  .string()
  .regex(/^(?!-0(\.0+)?$)-?(0|[1-9]\d{0,3})(\.\d{1,4})?$/, '利率写成百分数，最多 4 位小数，例如 3.65')
  .meta({ id: 'Percent', description: 'Rate in percent as a decimal string, at most four decimals', example: '3.65' });

export const id = z.ulid().meta({ id: 'Id', description: 'A ULID: opaque, 26 characters' });
export const instant = z.iso.datetime().meta({ id: 'Instant', description: 'An instant in UTC, RFC 3339' });
/** A day in China time. Only 1900–2100: a date of 2199 is a slip of the finger. */
export const businessDate = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text < '2101-01-01', { message: '日期要在 1900 年到 2100 年之间' })
  .meta({ id: 'BusinessDate', description: 'A day in China time', example: '2026-11-21' });
/** A calendar month in China time: `2026-09`. */
export const month = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-09 这样')
  .meta({ id: 'Month', example: '2026-09' });
/** `2026`, `2026-Q3`, `2026-09`, `2026-09-21`, or `-` for a state without a period. */
export const period = z.string().max(10).meta({ id: 'Period', example: '2026-09' });
export const uscc = z.string().min(1).max(40).meta({ id: 'Uscc', description: '统一社会信用代码 (GB 32100-2015)', example: '91990102MA7K4X3T6M' });
export const region = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ id: 'Region', description: 'GB/T 2260 code, six digits' });
/** One line of ordinary text. Control characters are refused: they have no place in a name. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, '不能含有控制字符');
/** Several lines of ordinary text. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[\P{Cc}\n\r\t]*$/u, '不能含有控制字符');

export const pageQuery = z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** RFC 9457, plus a stable `code` and one entry per wrong field (RFC 6901 pointers). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), rule: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** The empty answer of a call that only changes something. */
export const done = z.object({ done: z.literal(true) }).meta({ id: 'Done' });
