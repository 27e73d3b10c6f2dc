import { z } from 'zod';
import { isSafePattern } from '../pure/safe-pattern.js';
import { percent, yuan } from '../wire.contract.js';

export const fieldType = z.enum([
  'text',
  'uscc',
  'date',
  'month',
  'year',
  'money',
  'integer',
  'decimal',
  'rate',
  'code',
  'region',
  'industry',
  'flag',
]);
export type FieldType = z.infer<typeof fieldType>;

/** Personal (L4) to public (L1). */
export const sensitivity = z.enum(['L1', 'L2', 'L3', 'L4']);
export type Sensitivity = z.infer<typeof sensitivity>;

export const mask = z.enum(['name', 'phone', 'identity', 'uscc']);
export type Mask = z.infer<typeof mask>;

/** Who may see it: everybody, whom the firm lets, or only public bodies. */
export const disclosure = z.enum(['public', 'onConsent', 'governmentOnly']);

export const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, '字段名以小写字母开头，只用字母和数字');

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** In the field's own form: a number, a sum in yuan, a rate in percent, or a day (`today` is the day of the check). */
const bound = z.union([z.number(), z.string().max(20)]);

const day = z.union([z.literal('today'), z.iso.date()]);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const bounds: Readonly<Partial<Record<FieldType, z.ZodType>>> = {
  money: yuan,
  rate: percent,
  integer: decimal,
  decimal,
  date: day,
  month: z.union([z.literal('today'), z.string().regex(/^\d{4}-\d{2}$/)]),
  year: z.union([z.literal('today'), z.string().regex(/^\d{4}$/)]),
};

/** One field of a dataset. What a value may be is said here; how a source writes it is said in its mapping. */
export const fieldSpec = z
  .strictObject({
    name: fieldName,
    title: z.string().trim().min(1).max(60),
    type: fieldType,
    required: z.boolean().default(false),
    min: bound.optional(),
    max: bound.optional(),
    lengthMax: z.int().min(1).max(4000).optional(),
    /** Most decimals a `decimal` may have. */
    decimalsMax: z.int().min(0).max(9).optional(),
    codes: z
      .array(z.strictObject({ code: z.string().min(1).max(40), title: z.string().min(1).max(100) }))
      .min(1)
      .max(2000)
      .optional(),
    /** For people: 千瓦时, 人. */
    unit: z.string().max(20).optional(),
    sensitivity: sensitivity.optional(),
    mask: mask.optional(),
    /** The stored value is sealed; a blind index makes it findable. */
    indexed: z.boolean().optional(),
    /** Absent: that of the dataset. */
    disclosure: disclosure.optional(),
    /** The flag of the same row that says whether this item is public. */
    disclosureFlag: fieldName.optional(),
    /** What sources are known to call it, codes of a standard included: suggestions for a mapping come from here. */
    headers: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
    /** The whole value matches it. */
    pattern: z
      .string()
      .max(200)
      .refine(isPattern, '不是可用的正则表达式')
      .refine(isSafePattern, '正则表达式太费时间：不能有反复的括号、回引和前后断言，不限次数的重复最多两处，可有可无的部分和几选一的部分也不能太多')
      .optional(),
  })
  .refine(({ type, min, max }) => [min, max].every((limit) => limit === undefined || bounds[type]?.safeParse(String(limit)).success), {
    path: ['max'],
    message: '最小值或最大值不是这种字段的值',
  })
  .refine((field) => field.type !== 'code' || field.codes !== undefined, { path: ['codes'], message: '代码字段要有代码表' })
  .meta({ id: 'FieldSpec' });
export type FieldSpec = z.infer<typeof fieldSpec>;

export const fieldSpecs = z
  .array(fieldSpec)
  .min(1)
  .max(200)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, { message: '字段名重复' });

/** The platform's own name for a word, `largeIndustry`, not a standard's code: it means nothing to people, who read and write the title. */
export const isOwnCode = (code: string): boolean => /^[a-z][A-Za-z]+$/.test(code);
