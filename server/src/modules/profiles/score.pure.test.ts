import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bandOf, bandTexts } from './bands.pure.js';
import { freshnessOf } from './freshness.pure.js';
import { indicatorByCode, indicators } from './indicators.js';
import { positionOf, Sample } from './peers.pure.js';
import { presentCard, scoreOf, type ScoreInput } from './score.pure.js';
import { currentCard, mostOf, scorecard } from './scorecard.js';

const today = '2026-11-12';
const given = (value: string): ScoreInput => ({ value, asOf: '2026-10-31', missing: null, missingText: null });
const absent = (missing: ScoreInput['missing']): ScoreInput => ({ value: null, asOf: null, missing, missingText: null });
const items = currentCard.dimensions.flatMap((dimension) => dimension.items);
const score = (values: Readonly<Record<string, string>>, missing: ScoreInput['missing'] = 'notArrived') =>
  scoreOf(currentCard, (code) => (values[code] === undefined ? absent(missing) : given(values[code])), today);

/** A value of each item, drawn from and around its bins. */
const valuesOf = fc.record(
  Object.fromEntries(
    items.map(({ indicator, bins }) => {
      const words = bins.flatMap((bin) => ('is' in bin ? bin.is : []));
      const edges = bins.flatMap((bin) => ('from' in bin && bin.from !== null ? [bin.from] : []));
      const near = edges.flatMap((edge) => [edge, String(Number(edge) - 0.01), String(Number(edge) + 0.01)]);
      return [indicator, fc.constantFrom(...(words.length > 0 ? words : near))];
    }),
  ),
  { requiredKeys: [] },
);
const defined = (drawn: object): Record<string, string> => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));

describe('the score', () => {
  test('adds up: items to dimensions, dimensions to the score, and never leaves 0–1000', () => {
    fc.assert(
      fc.property(valuesOf, (drawn) => {
        const view = score(defined(drawn));
        for (const dimension of view.dimensions) {
          const own = view.items.filter((item) => item.dimension === dimension.code && item.points !== null);
          expect(dimension.points ?? 0).toBe(own.reduce((sum, item) => sum + (item.points ?? 0), 0));
        }
        const counted = view.items.filter(({ points }) => points !== null);
        const [points, most] = [counted.reduce((sum, item) => sum + (item.points ?? 0), 0), counted.reduce((sum, item) => sum + item.pointsMax, 0)];
        expect(view.coveragePercent).toBe(Math.floor(most / 10));
        if (view.score === null) expect(view.coveragePercent).toBeLessThan(currentCard.coverageMinPercent);
        else {
          expect(view.score).toBe(Math.round((points * 1000) / most));
          expect(view.score).toBeLessThanOrEqual(1000);
          expect(currentCard.grades[view.grade?.index ?? -1]?.from).toBeLessThanOrEqual(view.score);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is monotone: a better figure never costs', () => {
    fc.assert(
      fc.property(valuesOf, fc.nat(items.length - 1), fc.nat(20), (drawn, place, other) => {
        const values = defined(drawn);
        const item = items[place];
        const bins = item?.bins.flatMap((bin) => ('from' in bin && bin.from !== null ? [bin.from] : [])) ?? [];
        const [code, better] = [item?.indicator ?? '', bins[other % Math.max(1, bins.length)]];
        const direction = indicatorByCode.get(code)?.direction;
        const before = values[code];
        if (before === undefined || better === undefined) return;
        if (direction === 'more' ? Number(better) < Number(before) : Number(better) > Number(before)) return;
        expect(score({ ...values, [code]: better }).score ?? 0).toBeGreaterThanOrEqual(score(values).score ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  test('treats what is missing as missing: scaled over the rest, said so, and no score of too little', () => {
    const best = Object.fromEntries(
      items.map((item) => {
        const bin = item.bins.find((one) => one.points === mostOf(item));
        const value = !bin ? '' : 'is' in bin ? (bin.is[0] ?? '') : (bin.from ?? '-9');
        return [item.indicator, value];
      }),
    );
    expect(score(best)).toMatchObject({ score: 1000, coveragePercent: 100, note: null, costs: [], improvements: [], grade: { title: '五档' } });
    const { taxGrade: _, ...rest } = best;
    expect(score(rest, 'notAuthorised')).toMatchObject({ score: 1000, isPartial: true, coveragePercent: 90 });
    expect(score(rest, 'notAuthorised').note).toContain('没有授权的数据不计分');
    expect(score(rest).items.find(({ indicator }) => indicator === 'taxGrade')).toMatchObject({ points: null, missing: 'notArrived' });
    expect(score({ taxGrade: 'A' })).toMatchObject({ score: null, grade: null, coveragePercent: 10, costs: [] });
  });

  test('says what cost most and how far the next class is', () => {
    const view = score({ ...worst(), taxGrade: 'B', ageMonths: '30', taxPaidGrowth12: '-0.1250', penalties36: '1' });
    expect(view.costs[0]?.points).toBeGreaterThanOrEqual(view.costs.at(-1)?.points ?? 0);
    const texts = new Map(view.improvements.map(({ indicator, text }) => [indicator, text]));
    const all = score({ ...best2(), taxGrade: 'B', ageMonths: '30', taxPaidGrowth12: '-0.1250', penalties36: '1' });
    const said = new Map(all.improvements.map(({ indicator, text }) => [indicator, text]));
    expect(said.get('taxGrade')).toBe('纳税信用级别从 B 级到 A 级');
    expect(said.get('ageMonths')).toBe('成立时间再过 6 个月');
    expect(said.get('taxPaidGrowth12')).toBe('近 12 个月纳税同比再提高 2.5 个百分点');
    expect(said.get('penalties36')).toBe('近 3 年行政处罚降到 1 次以下，现在是 1 次');
    expect(texts.size).toBe(5);
  });

  test('comes from a card that is checked as it is loaded', () => {
    const raw = JSON.parse(JSON.stringify(currentCard)) as { dimensions: { items: { indicator: string; bins: { points: number }[] }[] }[] };
    expect(scorecard.safeParse(raw).success).toBe(true);
    const changed = (change: (card: typeof raw) => void): boolean => {
      const card = structuredClone(raw);
      change(card);
      return scorecard.safeParse(card).success;
    };
    expect(changed((card) => card.dimensions[0]!.items[0]!.bins.reverse())).toBe(false);
    expect(changed((card) => (card.dimensions[0]!.items[0]!.indicator = 'nothing'))).toBe(false);
    expect(changed((card) => (card.dimensions[0]!.items[0]!.bins[4]!.points += 1))).toBe(false);
    expect(presentCard(currentCard).dimensions.flatMap((dimension) => dimension.items)).toHaveLength(items.length);
  });
});

function worst(): Record<string, string> {
  return Object.fromEntries(items.map((item) => [item.indicator, pick(item, Math.min(...item.bins.map(({ points }) => points)))]));
}
function best2(): Record<string, string> {
  return Object.fromEntries(items.map((item) => [item.indicator, pick(item, mostOf(item))]));
}
function pick({ bins }: (typeof items)[number], points: number): string {
  const bin = bins.find((one) => one.points === points);
  return !bin ? '' : 'is' in bin ? (bin.is[0] ?? '') : (bin.from ?? '-9');
}

describe('bands', () => {
  test('an edge belongs to the class above, and every class has its words', () => {
    const tax = indicatorByCode.get('taxPaid12')!;
    expect([bandOf(tax, '9999.99'), bandOf(tax, '10000.00'), bandOf(tax, '10000000.00')].map((band) => band?.text)).toEqual([
      '1 万元以下',
      '1 万元–5 万元',
      '1,000 万元及以上',
    ]);
    expect(bandOf(tax, null)).toBeNull();
    for (const indicator of indicators) expect(bandTexts(indicator)).toHaveLength(indicator.bands.length === 0 ? 0 : indicator.bands.length + 1);
  });
});

describe('peers', () => {
  const sampled = (values: readonly number[]) => {
    const sample = new Sample();
    for (const value of values) sample.add(value);
    return sample.edges();
  };

  test('fewer than ten firms say nothing, and so does a group in which most are alike', () => {
    expect(sampled([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull();
    const alike = sampled(Array.from({ length: 20 }, () => 5));
    expect(positionOf('5', alike ? { ...alike, group: 'C/small', indicator: 'x', asOf: today } : undefined)).toBeNull();
  });

  test('a figure lies in its quarter, and a sample of a large group says the same within a little', () => {
    const edges = sampled(Array.from({ length: 40_000 }, (_, place) => (place * 7_919) % 40_000))!;
    const at = (value: number) => positionOf(String(value), { ...edges, group: 'C/small', indicator: 'x', asOf: today });
    expect([1_000, 12_000, 22_000, 39_000].map((value) => at(value)?.quarter)).toEqual([1, 2, 3, 4]);
    expect(at(39_000)).toMatchObject({ text: '高于四分之三的同行', group: '制造业 · 小型' });
    expect(Math.abs(edges.median - 20_000)).toBeLessThan(1_000);
  });
});

describe('freshness', () => {
  const monthly = { code: '05.02', title: '纳税申报与入库', cadence: 'monthly', freshnessDays: 20, periodField: 'month' } as const;
  const list = { code: '12.04', title: '严重失信主体名单', cadence: 'daily', freshnessDays: 1, periodField: null } as const;
  const came = (day: string) => new Map([['05.02', new Date(`${day}T02:00:00Z`)]]);
  const none = new Map<string, Date>();

  test('a month is fresh until the next one should have come', () => {
    const on = (day: string) =>
      freshnessOf({ value: '1.00', asOf: '2026-09-30' }, [monthly], { rowsAt: came('2026-10-15'), deliveredAt: none }, day).state;
    expect([on('2026-10-31'), on('2026-11-20'), on('2026-11-21')]).toEqual(['fresh', 'fresh', 'stale']);
  });

  test('missing says why: never arrived, or there but not to be computed', () => {
    const arrivals = { rowsAt: none, deliveredAt: none };
    expect(freshnessOf({ value: null, asOf: today }, [monthly], arrivals, today)).toMatchObject({ state: 'missing', reason: 'notArrived' });
    expect(freshnessOf({ value: 'false', asOf: today }, [list], arrivals, today)).toMatchObject({ state: 'missing', reason: 'notArrived' });
    expect(
      freshnessOf({ value: null, asOf: '2026-10-31', isUndefined: true }, [monthly], { rowsAt: came('2026-11-05'), deliveredAt: none }, today),
    ).toMatchObject({ state: 'missing', reason: 'notApplicable' });
    const delivered = { rowsAt: none, deliveredAt: new Map([['12.04', new Date('2026-11-10T02:00:00Z')]]) };
    expect(freshnessOf({ value: 'false', asOf: today }, [list], delivered, today).state).toBe('fresh');
    expect(freshnessOf({ value: 'false', asOf: today }, [list], delivered, '2026-11-13').state).toBe('stale');
  });
});
