import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from '../../kernel/errors.js';
import { effectOf, monthsChoices, narrow, type Narrowing, type OfferedItem } from './narrowing.pure.js';
import { rangeAt, type PeriodUnit } from './range.pure.js';
import { firstConsentTemplates } from '../../../../migrations/reference/consent-terms.js';
import type { ConsentTemplate } from './template.entity.js';
import { inForceOn } from './templates.js';

const templates = firstConsentTemplates as readonly ConsentTemplate[];
const templateOn = (purpose: string, day: string): ConsentTemplate => {
  const found = inForceOn(
    templates.filter((line) => line.purpose === purpose),
    day,
  );
  if (!found) throw new Error(`No template for ${purpose}`);
  return found;
};

const offer = (dataset: string, title: string, unit: PeriodUnit, monthsMax: number | null, isRequired: boolean): OfferedItem => ({
  dataset,
  title,
  sourceName: '税务部门',
  reason: '看经营',
  isRequired,
  unit,
  monthsMax,
});
const grade = offer('05.01', '纳税信用级别', 'year', 24, true);
const tax = offer('05.02', '纳税申报与入库', 'month', 24, true);
const power = offer('07.01', '用电量与缴费', 'month', 24, false);
const insured = offer('08.01', '参保人数与缴费', 'month', 12, false);
const lists = offer('12.04', '严重失信主体名单', 'none', null, false);
const offered = [grade, tax, power, insured, lists];
const template = templateOn('loanReview', '2026-11-21');
const all: Narrowing = {
  items: offered.map(({ dataset, monthsMax }) => ({ dataset, months: monthsMax })),
  includesPersonal: true,
  validDays: 30,
  uses: 3,
};
const rulesOf = (wish: Narrowing): string[] => {
  try {
    narrow(offered, template, wish);
    return [];
  } catch (error) {
    return ((error as InvalidInput).errors ?? []).map(({ pointer, rule }) => `${pointer} ${rule}`);
  }
};

describe('narrowing a request', () => {
  test('takes all that was asked for, or less', () => {
    expect(narrow(offered, template, all).items).toHaveLength(5);
    const less = narrow(offered, template, {
      items: [
        { dataset: '05.02', months: 1 },
        { dataset: '05.01', months: 12 },
      ],
      includesPersonal: false,
      validDays: 1,
      uses: 1,
    });
    expect(less.items.map(({ dataset, months }) => [dataset, months])).toEqual([
      ['05.01', 12],
      ['05.02', 1],
    ]);
  });

  test.each<[string, Partial<Narrowing>, string[]]>([
    ['a line that was not asked for', { items: [...all.items, { dataset: '09.01', months: 1 }] }, ['/body/items/5/dataset not_requested']],
    ['the same line twice', { items: [...all.items, { dataset: '05.01', months: 1 }] }, ['/body/items/5/dataset repeated']],
    ['a required line left out', { items: all.items.slice(1) }, ['/body/items required']],
    [
      'more months than asked',
      {
        items: [
          { dataset: '05.01', months: 24 },
          { dataset: '05.02', months: 25 },
        ],
      },
      ['/body/items/1/months too_big'],
    ],
    [
      'no month',
      {
        items: [
          { dataset: '05.01', months: 24 },
          { dataset: '05.02', months: null },
        ],
      },
      ['/body/items/1/months too_small'],
    ],
    ['months of a state', { items: [...all.items.slice(0, 4), { dataset: '12.04', months: 3 }] }, ['/body/items/4/months not_a_range']],
    ['longer than the template', { validDays: 31 }, ['/body/validDays too_big']],
    ['more uses than the template', { uses: 4 }, ['/body/uses too_big']],
  ])('refuses %s', (_, wrong, expected) => {
    expect(rulesOf({ ...all, ...wrong })).toEqual(expected);
  });

  test('refuses the personal part where the purpose does not offer it', () => {
    const wish = { items: [{ dataset: '05.02', months: 12 }], includesPersonal: true, validDays: 30, uses: 1 };
    expect(() => narrow([{ ...tax, monthsMax: 12 }], templateOn('policyBenefit', '2026-11-21'), wish)).toThrow(InvalidInput);
  });

  test('says what it means for the application', () => {
    expect(effectOf(offered, template, narrow(offered, template, all))).toBeNull();
    const shorter = narrow(offered, template, {
      ...all,
      items: [
        { dataset: '05.01', months: 24 },
        { dataset: '05.02', months: 12 },
        { dataset: '07.01', months: 12 },
        { dataset: '12.04', months: null },
      ],
    });
    expect(effectOf(offered, template, shorter)).toBe('您缩短了 2 项、不给 1 项，银行仍会受理。不给“参保人数与缴费”，额度可能按较低的一档估算。');
  });

  test('offers choices up to what was asked', () => {
    expect(monthsChoices('month', 24)).toEqual([3, 6, 12, 24]);
    expect(monthsChoices('month', 10)).toEqual([3, 6, 10]);
    expect(monthsChoices('year', 24)).toEqual([12, 24]);
    expect(monthsChoices('none', null)).toEqual([]);
  });
});

// Invariant 3: whatever is sent, a consent never exceeds request or template, and required lines stay.
test('10,000 random narrowings never exceed what was asked', () => {
  const units: PeriodUnit[] = ['month', 'year', 'none'];
  const item = fc.record({
    index: fc.integer({ min: 0, max: 5 }),
    unit: fc.constantFrom(...units),
    months: fc.integer({ min: 1, max: 36 }),
    isRequired: fc.boolean(),
  });
  const request = fc.uniqueArray(item, { selector: ({ index }) => index, minLength: 1, maxLength: 6 });
  const months = fc.option(fc.integer({ min: -2, max: 60 }), { freq: 4 });
  const chaos = fc.array(fc.record({ index: fc.integer({ min: 0, max: 7 }), months }), { maxLength: 8 });
  const keep = fc.array(fc.record({ keep: fc.boolean(), share: fc.integer({ min: 0, max: 130 }) }), { minLength: 6, maxLength: 6 });
  const instant = new Date('2026-11-12T02:00:00Z');
  let granted = 0;
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      request,
      fc.oneof(
        chaos.map((items) => ({ chaos: items })),
        keep.map((choice) => ({ choice })),
      ),
      fc.boolean(),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 20 }),
      (bounds, asked, wish, includesPersonal, days, uses) => {
        const code = (index: number): string => `0${index}.01`;
        const list = asked.map(({ index, unit, months: wanted, isRequired }) =>
          offer(code(index), `第 ${index} 项`, unit, unit === 'none' ? null : Math.min(wanted, bounds.monthsMax), isRequired),
        );
        const items =
          'chaos' in wish
            ? wish.chaos.map(({ index, months: given }) => ({ dataset: code(index), months: given }))
            : list.flatMap(({ dataset, monthsMax }, index) => {
                const { keep: kept, share } = wish.choice[index] ?? { keep: true, share: 100 };
                return kept ? [{ dataset, months: monthsMax === null ? null : Math.max(1, Math.round((monthsMax * share) / 100)) }] : [];
              });
        const sent: Narrowing = {
          items,
          includesPersonal,
          validDays: 'chaos' in wish ? days : 1 + (days % bounds.validDaysMax),
          uses: 'chaos' in wish ? uses : 1 + (uses % bounds.usesMax),
        };
        let result;
        try {
          result = narrow(list, bounds, sent);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
          refused += 1;
          return;
        }
        granted += 1;
        expect(result.validDays).toBeLessThanOrEqual(bounds.validDaysMax);
        expect(result.uses).toBeLessThanOrEqual(bounds.usesMax);
        expect(result.includesPersonal && !bounds.offersPersonal).toBe(false);
        expect(result.items.length).toBeGreaterThan(0);
        expect(new Set(result.items.map(({ dataset }) => dataset)).size).toBe(result.items.length);
        for (const { dataset, isRequired } of list) if (isRequired) expect(result.items.some((given) => given.dataset === dataset)).toBe(true);
        for (const given of result.items) {
          const source = list.find(({ dataset }) => dataset === given.dataset);
          expect(source).toBeDefined();
          const most = rangeAt(source?.monthsMax ?? null, given.unit, instant);
          const range = rangeAt(given.months, given.unit, instant);
          expect(range.to).toBe(most.to);
          expect((range.from ?? '') >= (most.from ?? '')).toBe(true);
          if (source?.monthsMax === null) expect(given.months).toBeNull();
          else expect(given.months).toBeLessThanOrEqual(Math.min(source?.monthsMax ?? 0, bounds.monthsMax));
        }
      },
    ),
    { numRuns: 10_000 },
  );
  // Neither side of the rule may be tested by accident only.
  expect(granted).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(1_000);
});
