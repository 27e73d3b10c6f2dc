import { z } from 'zod';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { direction, valueType } from './indicators.contract.js';

const field = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const months = z.int().min(1).max(36);

/** A condition on a row. Dates are compared with the day in China for which the figure is made. */
const condition = z.union([
  z.strictObject({ field, is: z.array(z.string()).min(1) }),
  z.strictObject({ field, above: z.string().regex(/^\d+$/) }),
  /** The day has not come: a removal, a lifting. No day at all is the same. */
  z.strictObject({ field, notReached: z.literal(true) }),
  /** The day has not gone by: an end of validity. No day at all is the same. */
  z.strictObject({ field, notPassed: z.literal(true) }),
]);
export type Condition = z.infer<typeof condition>;
const where = z.array(condition).optional();

/** One value a month: the rows of a month added up, or the largest of them where they repeat the same figure. */
const monthly = z.strictObject({
  dataset: datasetCode,
  field,
  as: z.enum(['money', 'decimal', 'count']),
  perMonth: z.enum(['sum', 'max']).default('sum'),
  where,
});
export type Monthly = z.infer<typeof monthly>;

/** Over the last months that have arrived: a source delivers with a lag, so the window ends at the newest month there is. */
const overMonths = z.strictObject({
  op: z.enum(['sum', 'mean', 'max', 'min', 'last', 'maxToMin', 'monthsWith', 'monthsZero', 'monthsPresent', 'streak', 'before']),
  of: monthly,
  months,
});
/** (now − then) ÷ then, where then is the window before, or the same window a year before. */
const growth = z.strictObject({ op: z.literal('growth'), of: monthly, months, against: z.enum(['previous', 'yearBefore']) });
const lastOn = z.strictObject({ op: z.literal('lastOn'), dataset: datasetCode, on: field, where, months });

/** Rows that each tell of one event. `on` is the day it happened; `months` back from today, null for all. */
const events = z.strictObject({
  op: z.enum(['count', 'total', 'largest', 'exists', 'latest', 'earliest']),
  dataset: datasetCode,
  on: field.optional(),
  months: z.int().min(1).max(120).nullable().default(null),
  field: field.optional(),
  where,
});
/** A field of the newest row, or of one `back` periods earlier. */
const state = z.strictObject({
  op: z.literal('field'),
  dataset: datasetCode,
  field,
  as: z.enum(['money', 'decimal', 'count', 'word']),
  back: z.int().min(0).max(5).default(0),
  through: z.enum(['industrySection']).optional(),
  where,
});
/** Time since the day another indicator names. Made when it is read, so nothing has to be stored every day. */
const since = z.strictObject({ op: z.literal('since'), of: z.string(), in: z.enum(['months', 'days']) });

const simple = z.discriminatedUnion('op', [overMonths, growth, lastOn, events, state]);
/** Of two figures, to so many decimals, halves away from zero; nothing where the divisor is not above zero. */
const ratio = z.strictObject({ op: z.literal('ratio'), of: simple, to: simple, decimals: z.union([z.literal(2), z.literal(4)]).default(4) });
/** (of − from) ÷ from. */
const change = z.strictObject({ op: z.literal('change'), of: simple, from: simple });

export const expression = z.discriminatedUnion('op', [overMonths, growth, lastOn, events, state, since, ratio, change]);
export type Expression = z.infer<typeof expression>;
export type Simple = z.infer<typeof simple>;
export type OverMonths = z.infer<typeof overMonths>;
export type Growth = z.infer<typeof growth>;
export type LastOn = z.infer<typeof lastOn>;
export type Events = z.infer<typeof events>;
export type State = z.infer<typeof state>;
/** As they are written down, before the defaults are filled in. */
export type WrittenMonthly = z.input<typeof monthly>;
export type WrittenWhere = NonNullable<z.input<typeof where>>;

const option = z.strictObject({ code: z.string(), title: z.string() });

/** A figure made of records, as data: it can be stored, shown, and checked before it is ever computed. */
export const indicatorDefinition = z
  .strictObject({
    code: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
    title: z.string().min(2).max(40),
    group: z.string().min(2).max(20),
    type: valueType,
    unit: z.string().max(10).nullable().default(null),
    expression,
    direction: direction.default('none'),
    /** What no record means: nothing is known, or there was nothing (a list's silence). */
    whenAbsent: z.enum(['unknown', 'none']).default('unknown'),
    /** Edges of the classes in which the figure is screened, in the unit of its value; `lower` edge belongs to the class above. */
    bands: z
      .array(z.string().regex(/^-?\d+(\.\d+)?$/))
      .max(9)
      .default([]),
    options: z.array(option).default([]),
    /** Options are best first. */
    isOrdered: z.boolean().default(false),
    /** Eligibility rules can ask about it. */
    isFact: z.boolean().default(false),
    /** Firms are compared by it. */
    isCompared: z.boolean().default(false),
    /** A grade that an authority has given: shown as issued. */
    isIssued: z.boolean().default(false),
    /** Codes of the indicators that show the window before and the change. */
    previous: z.string().nullable().default(null),
    change: z.string().nullable().default(null),
    /** Where the consent must open more months than the expression reads: a year's grade is given for all of its months. */
    monthsOpen: z.int().nullable().default(null),
  })
  .refine(({ bands }) => bands.every((edge, index) => index === 0 || Number(edge) > Number(bands[index - 1])), {
    path: ['bands'],
    message: 'edges must grow',
  })
  .refine(({ isFact, expression: made }) => !isFact || datasetsIn(made).length < 2, {
    path: ['isFact'],
    message: 'a fact names the one dataset that a product has to ask for',
  });
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;

/** Raised whenever a declaration changes what is computed: rows made under an earlier one are made again. */
export const definitionsVersion = 2;

/** Every dataset the expression reads; a `since` reads what its indicator reads, which the caller looks up. */
export function datasetsIn(made: Expression): string[] {
  switch (made.op) {
    case 'since':
      return [];
    case 'ratio':
      return [...new Set([...datasetsIn(made.of), ...datasetsIn(made.to)])];
    case 'change':
      return [...new Set([...datasetsIn(made.of), ...datasetsIn(made.from)])];
    default:
      return ['of' in made ? made.of.dataset : made.dataset];
  }
}

/** How many months of records it looks back over; null: a state, or everything. */
export function monthsIn(made: Expression): number | null {
  switch (made.op) {
    case 'since':
    case 'field':
      return null;
    case 'ratio':
      return widest(monthsIn(made.of), monthsIn(made.to));
    case 'change':
      return widest(monthsIn(made.of), monthsIn(made.from));
    case 'before':
      return made.months * 2;
    case 'growth':
      return made.against === 'previous' ? made.months * 2 : made.months + 12;
    default:
      return made.months;
  }
}

const widest = (left: number | null, right: number | null): number | null => (left === null ? right : right === null ? left : Math.max(left, right));
