import type { z } from 'zod';
import { industryName } from '../../kernel/pure/industry.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { regionName } from '../../kernel/pure/region.js';
import type { DatasetDefinition } from '../catalogue/index.js';
import type { OpenConsent } from '../consents/index.js';
import type { enterpriseView } from '../enterprises/enterprises.contract.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import { bandOf } from './bands.pure.js';
import type { FigureResult } from './compile.pure.js';
import { windowOf } from './describe.pure.js';
import { silenceOf } from './figures.pure.js';
import { freshnessOf, type Arrivals } from './freshness.pure.js';
import type { Indicator } from './indicators.js';
import type { IndicatorView, PeerView } from './indicators.contract.js';
import type { issuedGrade } from './indicators.contract.js';
import type { profileView } from './profiles.contract.js';
import { scoreOf } from './score.pure.js';
import type { ScoreView } from './score.contract.js';
import { currentCard } from './scorecard.js';
import { asOfLists, isLateSilence } from './silence.pure.js';

type EnterpriseView = z.input<typeof enterpriseView>;
export type Datasets = ReadonlyMap<string, DatasetDefinition>;

/** What a reader of figures is shown beside them. */
export interface Reading {
  readonly datasets: Datasets;
  readonly arrivals: Arrivals;
  readonly placing: (indicator: string, value: string) => PeerView | null;
  readonly today: string;
}

/** The figures that are shown, in the order of their declaration; what is not among them is absent. */
export function presentIndicators(shown: readonly Indicator[], figures: ReadonlyMap<string, FigureResult>, reading: Reading): IndicatorView[] {
  const known = new Set(shown.map(({ code }) => code));
  return shown.flatMap((indicator) => {
    const figure = figures.get(indicator.code);
    return figure ? [presentIndicator(indicator, figure, known, reading)] : [];
  });
}

function presentIndicator(
  indicator: Indicator,
  figure: FigureResult,
  known: ReadonlySet<string>,
  { datasets, arrivals, placing, today }: Reading,
): IndicatorView {
  const { code } = indicator;
  const asOf = asOfLists(indicator, figure.asOf, arrivals.deliveredAt, today);
  const made = indicator.datasets.flatMap((dataset) => datasets.get(dataset) ?? []);
  const freshness = freshnessOf({ ...figure, asOf, isToldBySilence: silenceOf(indicator) !== null }, made, arrivals, today);
  // The silence of a list that has never come is not an answer.
  const value = freshness.state === 'missing' ? null : figure.value;
  return {
    code,
    title: indicator.title,
    group: indicator.group,
    type: indicator.type,
    unit: indicator.unit,
    direction: indicator.direction,
    window: windowOf(indicator),
    value,
    valueText: value === null ? null : wordFor(indicator, value),
    band: bandOf(indicator, value),
    peer: value === null || !indicator.isCompared ? null : placing(code, value),
    previous: indicator.previous !== null && known.has(indicator.previous) ? indicator.previous : null,
    change: indicator.change !== null && known.has(indicator.change) ? indicator.change : null,
    asOf,
    freshness,
    sourceName: sourceNameOf(datasets, indicator),
    datasets: [...indicator.datasets],
    isSelfDeclared: made.some(({ sharingMode }) => sharingMode === 'selfDeclared'),
  };
}

export const sourceNameOf = (datasets: Datasets, { datasets: [first = ''] }: Pick<Indicator, 'datasets'>): string =>
  datasets.get(first)?.sourceName ?? '';

function wordFor(indicator: Indicator, value: string): string | null {
  if (indicator.code === 'region') return regionName(value);
  return indicator.options.find(({ code }) => code === value)?.title ?? null;
}

/** Grades that authorities have given, as they were issued. */
export const presentGrades = (shown: readonly Indicator[], views: readonly IndicatorView[]): Array<z.input<typeof issuedGrade>> =>
  shown.flatMap((indicator) => {
    const view = indicator.isIssued ? views.find(({ code }) => code === indicator.code) : undefined;
    if (!view || view.value === null) return [];
    const { code, title, value, asOf, sourceName } = view;
    return [{ indicator: code, title, value, valueText: view.valueText ?? value, asOf, sourceName, dataset: indicator.datasets[0] ?? '' }];
  });

/** From the figures the reader sees and no others. The silence of a list that has never come, or is late, is missing. */
export function presentScore(
  views: readonly IndicatorView[],
  datasets: Datasets,
  today: string,
  indicators: ReadonlyMap<string, Indicator>,
): ScoreView {
  const seen = new Map(views.map((view) => [view.code, view]));
  return scoreOf(
    currentCard,
    (code) => {
      const view = seen.get(code);
      if (view) {
        const isLate = isLateSilence(view);
        const isMissing = view.freshness.state === 'missing' || isLate;
        return {
          value: isLate ? null : view.value,
          asOf: view.asOf,
          missing: isMissing ? (view.freshness.reason ?? 'notArrived') : null,
          missingText: isMissing ? view.freshness.text : null,
        };
      }
      const title = indicators
        .get(code)
        ?.datasets.map((dataset) => datasets.get(dataset)?.title ?? dataset)
        .join('、');
      return { value: null, asOf: null, missing: 'notAuthorised', missingText: `没有授权“${title ?? ''}”，或月数不够，不计分` };
    },
    today,
  );
}

export const consentOf = (open: OpenConsent, datasets: Datasets): z.input<typeof profileView>['consent'] => ({
  id: open.consentId,
  state: open.state,
  purpose: open.purpose,
  uses: open.uses,
  usesMax: open.usesMax,
  grantedAt: open.grantedAt.toISOString(),
  expiresAt: open.expiresAt.toISOString(),
  items: open.items.map(({ dataset, from, to }) => ({ dataset, title: datasets.get(dataset)?.title ?? dataset, from, to })),
});

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
