import type { z } from 'zod';
import { windowText } from '../../kernel/pure/format.js';
import { industryName } from '../../kernel/pure/industry.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { endOfMonth } from '../../kernel/pure/working-calendar.js';
import { regionName } from '../../kernel/pure/region.js';
import type { enterpriseView } from '../enterprises/enterprises.contract.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import type { Indicator } from './indicators.js';
import type { SeriesView } from './indicators.contract.js';
import type { IndicatorView, taxSeries } from './profiles.contract.js';
import type { ScoreView } from './score.contract.js';
import type { FigureResult } from './window.pure.js';

type EnterpriseView = z.input<typeof enterpriseView>;
type TaxSeries = z.input<typeof taxSeries>;

export const presentIndicator = (indicator: Indicator, { value, asOf }: FigureResult, sourceName: string): IndicatorView => ({
  code: indicator.code,
  title: indicator.title,
  group: indicator.group,
  type: indicator.type,
  value,
  valueText: value === null ? null : wordFor(indicator, value),
  asOf,
  sourceName,
  datasets: [...indicator.datasets],
  unit: indicator.unit,
  direction: 'none',
  window: { months: indicator.months, text: indicator.months === null ? '现在' : windowText(indicator.months) },
  band: null,
  peer: null,
  previous: null,
  change: null,
  freshness:
    value === null
      ? { state: 'missing', reason: 'notArrived', text: '还没有这项数据', arrivedAt: null }
      : { state: 'fresh', reason: null, text: null, arrivedAt: null },
  isSelfDeclared: false,
});

export const noScore = (today: string): ScoreView => ({
  card: { code: 'xinyi', title: '企业信用分', version: 0, issuedOn: today, attribution: '' },
  scoredOn: today,
  score: null,
  grade: null,
  coveragePercent: 0,
  coverageMinPercent: 0,
  isPartial: false,
  note: '记分卡还没有公布',
  dimensions: [],
  items: [],
  costs: [],
  improvements: [],
});

/** The same months as a line among lines. */
export const presentSeries = (series: TaxSeries, dataset: string): SeriesView => ({
  code: 'taxPaid',
  title: '纳税入库',
  type: 'money',
  unit: '万元',
  dataset,
  asOf: series.asOf,
  sourceName: series.sourceName,
  from: series.from,
  to: series.to,
  months: series.months.map(({ month, amount }) => ({ month, value: amount })),
});

function wordFor(indicator: Indicator, value: string): string | null {
  if (indicator.code === 'region') return regionName(value);
  return indicator.options.find(({ code }) => code === value)?.title ?? null;
}

/** The registration without its personal part: the key is absent, so nobody can tell that there is a name. */
export const presentIdentity = (brief: EnterpriseBrief): Omit<EnterpriseView, 'legalRepresentative'> => ({
  id: brief.id,
  uscc: brief.uscc,
  name: brief.name,
  region: brief.region,
  regionName: brief.region === null ? null : regionName(brief.region),
  industry: brief.industry,
  industryName: brief.industry === null ? null : industryName(brief.industry),
  registeredCapital: brief.registeredCapitalFen === null ? null : yuanOf(brief.registeredCapitalFen),
  establishedOn: brief.establishedOn,
  status: brief.status,
  sizeClass: brief.sizeClass,
  registeredAsOf: brief.registeredAsOf?.toISOString() ?? null,
});

export const presentTaxSeries = (
  months: TaxSeries['months'],
  bounds: { readonly from: string; readonly to: string },
  sourceName: string,
): TaxSeries => ({
  asOf: endOfMonth(months.at(-1)?.month ?? bounds.to),
  sourceName,
  ...bounds,
  months,
});
