import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { instant, month, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

/** How a value is read: `money` in yuan, `ratio` as a fraction, `months`, `integer`, `code` by its table, `flag` true/false, `date`. */
export const valueType = z.enum(['money', 'ratio', 'integer', 'months', 'code', 'flag', 'date']);

/** `more`: the more the better; `less`: the less the better; `none`: neither. */
export const direction = z.enum(['more', 'less', 'none']);

export const missingReason = z.enum(['notAuthorised', 'notArrived', 'withheld', 'notApplicable']);
export type MissingReason = z.infer<typeof missingReason>;

/** Against the dataset's promise. A missing figure says why it is missing. */
export const freshness = z
  .object({
    state: z.enum(['fresh', 'stale', 'missing']),
    reason: missingReason.nullable(),
    /** For people: `10 月的数据应在 11-20 前到`; null while fresh. */
    text: z.string().nullable(),
    /** When the newest of its records arrived; null where the platform has only a list's silence. */
    arrivedAt: instant.nullable(),
  })
  .meta({ id: 'Freshness' });
export type Freshness = z.infer<typeof freshness>;

/** A class of sizes instead of a figure. `index` counts from 0, the smallest first. */
export const bandView = z.object({ index: z.int(), of: z.int(), text: z.string() }).meta({ id: 'Band' });

/** Among firms of the same section and size, in quarters only: no figure of another firm can be told from it. */
export const peerView = z
  .object({
    /** 4: in the highest quarter by value. */
    quarter: z.int().min(1).max(4),
    /** `高于 75% 的同行`. */
    text: z.string(),
    /** `制造业 · 小型`. */
    group: z.string(),
    asOf: z.string(),
  })
  .meta({ id: 'Peers' });
export type PeerView = z.infer<typeof peerView>;

export const windowView = z.object({
  /** Null: a state, or everything there is. */
  months: z.int().nullable(),
  text: z.string(),
});

export const indicatorView = z
  .object({
    code: z.string(),
    title: z.string(),
    group: z.string(),
    type: valueType,
    /** Word shown behind the number: 万元, 个月, %, 倍. */
    unit: z.string().nullable(),
    direction,
    window: windowView,
    /** Decimal string, code, `true`/`false`, or a date; null: the records do not tell. */
    value: z.string().nullable(),
    /** The word for a code or flag. */
    valueText: z.string().nullable(),
    band: bandView.nullable(),
    peer: peerView.nullable(),
    /** The indicators that are this one's earlier window and its change, where they are shown too. */
    previous: z.string().nullable(),
    change: z.string().nullable(),
    asOf: z.string(),
    freshness,
    sourceName: z.string(),
    datasets: z.array(datasetCode),
    /** Made of what the firm itself has declared. */
    isSelfDeclared: z.boolean(),
  })
  .meta({ id: 'Indicator' });
export type IndicatorView = z.infer<typeof indicatorView>;

/** One line of months for a chart: tax, sales, power, heads. Months without a row are absent, not zero. */
export const seriesView = z
  .object({
    code: z.string(),
    title: z.string(),
    type: z.enum(['money', 'integer']),
    unit: z.string(),
    dataset: datasetCode,
    asOf: z.string(),
    sourceName: z.string(),
    /** First month the reader may see; earlier ones are absent. */
    from: month,
    to: month,
    months: z.array(z.object({ month, value: z.string() })),
  })
  .meta({ id: 'Series' });
export type SeriesView = z.infer<typeof seriesView>;

/** A grade that an authority has given, as issued: never computed here. */
export const issuedGrade = z
  .object({
    indicator: z.string(),
    title: z.string(),
    value: z.string(),
    valueText: z.string(),
    asOf: z.string(),
    sourceName: z.string(),
    dataset: datasetCode,
  })
  .meta({ id: 'IssuedGrade' });

/** How an indicator is made, in words: what the platform computes is open to all who are judged by it. */
export const indicatorDefinitionView = z
  .object({
    code: z.string(),
    version: z.int(),
    title: z.string(),
    group: z.string(),
    type: valueType,
    unit: z.string().nullable(),
    direction,
    window: windowView,
    datasets: z.array(z.object({ dataset: datasetCode, title: z.string(), sourceName: z.string() })),
    /** `“纳税申报与入库”的“实缴税额”，每月合计，近 12 个月相加`. */
    description: z.string(),
    /** What is said when records are missing. */
    missing: z.string(),
    bands: z.array(z.string()),
    isFact: z.boolean(),
    /** The declaration itself. */
    expression: z.unknown(),
  })
  .meta({ id: 'IndicatorDefinition' });
export type IndicatorDefinitionView = z.infer<typeof indicatorDefinitionView>;

export const listIndicators = contract({
  method: 'get',
  path: '/indicators',
  summary: 'Every indicator the platform computes, and how it is made',
  permission: 'session:use',
  tags: ['profiles'],
  query: pageQuery,
  returns: pageOf(indicatorDefinitionView),
});
