import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
import { exactOf } from './exact.pure.js';
import { allFigures, figuresToday, figuresWithin, silenceOf, storedForm } from './figures.pure.js';
import { findingsOf } from './findings.pure.js';
import { load, indicators } from './indicators.js';
import { isVisible, rangeIn } from './visibility.pure.js';
import { decimalText, divide } from './exact.pure.js';
import type { FigureRow, MonthRange } from './firm-records.pure.js';

const loadedAt = new Date('2026-11-05T00:00:00Z');
const tax = (month: string, paid: string, more: Record<string, string> = {}): FigureRow => ({
  dataset: '05.02',
  period: month,
  values: { taxType: 'vat', paid, ...more },
  loadedAt,
});
const year = (paid: (back: number) => string, count = 12, last = '2026-10'): FigureRow[] =>
  Array.from({ length: count }, (_, back) => tax(monthsBack(last, back), paid(back)));
const ratioOf = (numerator: number | bigint, denominator: number | bigint): string => decimalText(divide(numerator, denominator, 4), 4);
const figure = (rows: readonly FigureRow[], code: string): string | null | undefined => allFigures(rows, '2026-11-12').figures.get(code)?.value;

describe('figures of tax', () => {
  test('every code is declared once, and needs at least one dataset', () => {
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length);
    expect(indicators.every(({ datasets }) => datasets.length > 0)).toBe(true);
  });

  test('nothing is known without records, and nothing is made up', () => {
    for (const indicator of indicators) expect([indicator.code, figure([], indicator.code)]).toEqual([indicator.code, silenceOf(indicator)]);
    // Silence tells something only of what is public and complete: a list, a register of decisions.
    for (const { datasets } of indicators.filter((indicator) => silenceOf(indicator) !== null))
      expect(['01.02', '01.07', '03.01', '05.04', '05.05', '05.06', '13.01', '13.02', '13.03', '14.01', '16.02']).toEqual(
        expect.arrayContaining(datasets.filter((dataset) => !/^(04|12)\./.test(dataset))),
      );
  });

  test('sums are exact to the 分', () => {
    expect(
      figure(
        year(() => '0.10'),
        'taxPaid3',
      ),
    ).toBe('0.30');
    expect(
      figure(
        year(() => '9999999999999.99'),
        'taxPaid12',
      ),
    ).toBe('119999999999999.88');
  });

  test('the window ends with the newest month there is', () => {
    expect(
      figure(
        year((back) => String(back)),
        'taxPaid3',
      ),
    ).toBe('3.00');
    expect(
      allFigures(
        year(() => '1.00', 12, '2025-03'),
        '2026-11-12',
      ).figures.get('taxPaid12'),
    ).toEqual({ value: '12.00', asOf: '2025-03-31' });
  });

  test('growth needs a whole year before it that is not zero', () => {
    expect(
      figure(
        year((back) => (back < 12 ? '90.00' : '100.00'), 24),
        'taxPaidGrowth12',
      ),
    ).toBe('-0.1000');
    expect(
      figure(
        year(() => '1.00', 20),
        'taxPaidGrowth12',
      ),
    ).toBeNull();
    expect(
      figure(
        year((back) => (back < 12 ? '90.00' : '0.00'), 24),
        'taxPaidGrowth12',
      ),
    ).toBeNull();
    // Filing by the quarter: the first row comes in the third month.
    const quarters = [0, 3, 6, 9, 12, 15, 18, 21].map((back) => tax(monthsBack('2026-09', back), back < 12 ? '3.00' : '2.00'));
    expect(figure(quarters, 'taxPaidGrowth12')).toBe('0.5000');
  });

  test('a month of zero has no ratio, and a month without a row is not a zero', () => {
    expect(
      figure(
        year((back) => (back === 3 ? '0.00' : '5.00')),
        'taxMaxMin12',
      ),
    ).toBeNull();
    expect(
      figure(
        year((back) => (back === 3 ? '0.00' : '5.00')),
        'taxZeroMonths12',
      ),
    ).toBe('1');
    expect(figure([tax('2026-10', '5.00'), tax('2026-06', '2.00')], 'taxMaxMin12')).toBe('2.5000');
    expect(figure([tax('2026-10', '5.00'), tax('2026-06', '2.00')], 'taxZeroMonths12')).toBe('0');
  });

  test('sales that two kinds of tax repeat count once', () => {
    const rows = [
      tax('2026-10', '1.00', { sales: '100.00' }),
      { ...tax('2026-10', '2.00', { sales: '90.00' }), values: { taxType: 'incomeTax', paid: '2.00', sales: '90.00' } },
    ];
    expect(figure(rows, 'sales12')).toBe('100.00');
    expect(figure([tax('2026-10', '1.00')], 'sales12')).toBeNull();
  });

  test('ratios round half away from zero', () => {
    expect([ratioOf(1, 3), ratioOf(2, 3), ratioOf(-1, 8), ratioOf(-1, 20_000)]).toEqual(['0.3333', '0.6667', '-0.1250', '-0.0001']);
  });

  test('age goes on while records stand still', () => {
    const registered: FigureRow = { dataset: '01.01', period: '-', values: { establishedOn: '2020-02-29', status: 'operating' }, loadedAt };
    const { figures } = allFigures([registered], '2026-02-28');
    expect(figures.get('ageMonths')?.value).toBe('72');
    expect(figuresToday(storedForm(figures), '2027-02-28').get('ageMonths')).toEqual({ value: '84', asOf: '2027-02-28' });
  });

  test('a list entry that was removed does not count', () => {
    const entry = (removedOn?: string): FigureRow => ({
      dataset: '12.04',
      period: '-',
      values: { caseNumber: 'C1', ...(removedOn && { removedOn }) },
      loadedAt,
    });
    expect([
      figure([], 'listed'),
      figure([entry()], 'listed'),
      figure([entry('2026-10-01')], 'listed'),
      figure([entry('2027-01-01')], 'listed'),
    ]).toEqual(['false', 'true', 'false', 'true']);
  });
});

describe('figures under a consent', () => {
  const isPublic = (dataset: string): boolean => dataset === '01.01' || dataset === '12.04';
  const items = (from: string, to = '2026-10') => [{ dataset: '05.02', from, to }];

  test('are there only if all their months are', () => {
    const shown = (from: string): string[] =>
      indicators.filter((indicator) => indicator.datasets.join() === '05.02' && isVisible(indicator, items(from), isPublic)).map(({ code }) => code);
    expect(shown('2026-09')).toEqual([]);
    expect(shown('2026-08')).toEqual(['taxPaid3']);
    expect(shown('2025-12')).toEqual(['taxPaid6', 'taxPaid3', 'taxPaidChange3']);
    expect(shown('2025-11')).not.toContain('taxPaidGrowth12');
    expect(shown('2024-11')).toHaveLength(indicators.filter(({ datasets }) => datasets.join() === '05.02').length);
    expect(indicators.filter((indicator) => isVisible(indicator, [], isPublic)).every(({ datasets }) => datasets.every(isPublic))).toBe(true);
  });

  // Invariant 1, at the root: rows outside the months given change no figure that is shown.
  test('do not depend on anything outside it', () => {
    const rowOf = fc.record({ back: fc.integer({ min: 0, max: 40 }), paid: fc.integer({ min: 0, max: 5_000 }) });
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 40 }), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 3 }), (drawn, months, lag) => {
        const to = monthsBack('2026-10', lag);
        const range: MonthRange = { from: monthsBack(to, months - 1), to };
        const rows = drawn.map(({ back, paid }) => tax(monthsBack('2026-10', back), `${paid}.00`));
        const open = rows.filter(({ period }) => period >= range.from && period <= range.to);
        const rangeOf = (): MonthRange => range;
        for (const indicator of indicators.filter((candidate) => isVisible(candidate, [{ dataset: '05.02', ...range }], () => false))) {
          const made = figuresWithin({ rows: open, rangeOf, today: '2026-11-12' }, [indicator]).figures.get(indicator.code);
          const { value = null, asOf = '' } = made ?? {};
          expect(indicator.months).toBeLessThanOrEqual(months);
          expect(asOf.slice(0, 7) >= range.from && asOf.slice(0, 7) <= range.to).toBe(true);
          if (open.length === 0) expect(value).toBeNull();
          // A window as wide as the consent is the consent: the sum is that of every open row.
          if (indicator.code === 'taxPaid12' && months === 12 && open.length > 0)
            expect(value).toBe(`${open.reduce((sum, row) => sum + Number(row.values.paid), 0)}.00`);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a range is one only with both ends', () => {
    expect(rangeIn([{ dataset: '12.04', from: null, to: null }], '12.04')).toBeUndefined();
    expect(rangeIn(items('2026-01'), '05.01')).toBeUndefined();
  });
});

describe('declarations', () => {
  const good = {
    code: 'one',
    title: '一项',
    group: '登记',
    type: 'money',
    expression: { op: 'sum', of: { dataset: '05.02', field: 'paid', as: 'money' }, months: 12 },
  };

  test('are checked as they are loaded', () => {
    expect(load([good])).toHaveLength(1);
    const wrong: unknown[][] = [
      [good, good],
      [{ ...good, expression: { ...good.expression, op: 'product' } }],
      [{ ...good, expression: { ...good.expression, months: 0 } }],
      [{ ...good, bands: ['2', '1'] }],
      [{ ...good, previous: 'two' }],
      [{ ...good, unknown: 1 }],
      [{ ...good, expression: { op: 'since', of: 'one', in: 'months' } }],
      [
        {
          ...good,
          isFact: true,
          expression: { op: 'ratio', of: good.expression, to: { ...good.expression, of: { ...good.expression.of, dataset: '05.03' } } },
        },
      ],
    ];
    for (const written of wrong) expect(() => load(written)).toThrow();
  });

  test('are data: they survive being written and read', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(60);
    for (const { expression } of indicators) expect(JSON.parse(JSON.stringify(expression))).toEqual(expression);
  });
});

describe('exact numbers', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 4 }));

  test('are read, added and divided as whole numbers of any size', () => {
    fc.assert(
      fc.property(decimal, decimal, ([left, scale], [right]) => {
        expect(BigInt(exactOf(decimalText(left, scale), scale))).toBe(left);
        if (right === 0n) return;
        const top = 2n * (left < 0n ? -left : left) * 10n ** BigInt(scale) + (right < 0n ? -right : right);
        const size = top / (2n * (right < 0n ? -right : right));
        expect(BigInt(divide(Number.isSafeInteger(Number(left)) ? Number(left) : left, right, scale))).toBe(left < 0n !== right < 0n ? -size : size);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('findings', () => {
  const say = (values: Record<string, string>, includesPersonal = false) =>
    findingsOf({
      indicators: Object.entries(values).map(([code, value]) => ({
        code,
        value,
        valueText: code === 'status' ? '吊销' : code === 'taxGrade' ? `${value} 级` : null,
        asOf: code === 'taxGrade' ? '2025-12-31' : '2026-10-31',
      })),
      items: [{ dataset: '05.02', from: '2025-11', to: '2026-10' }],
      includesPersonal,
      onConsent: [
        { dataset: '05.01', title: '纳税信用级别' },
        { dataset: '05.02', title: '纳税申报与入库' },
      ],
    });

  test('say what speaks for the firm, what to ask, and what was not given', () => {
    expect(
      say({
        listed: 'true',
        status: 'revoked',
        taxPaidGrowth12: '-0.1250',
        taxZeroMonths12: '2',
        taxMaxMin12: '6.2500',
        taxGrade: 'D',
        taxPaid12: '0.00',
      }),
    ).toEqual({
      favourable: [],
      toVerify: [
        '列在严重失信主体名单上',
        '登记状态是“吊销”',
        '近 12 个月纳税同比 ▼ 12.5%',
        '近 12 个月有 2 个月没有纳税',
        '纳税最高的月份是最低的 6.3 倍',
        '纳税信用 D 级（2025 年度）',
      ],
      notVisible: ['纳税信用级别：企业未授权', '2025 年 11 月以前的纳税申报与入库：不在授权范围', '法定代表人：没有单独同意'],
    });
  });

  test('say nothing about what is not there', () => {
    expect(say({}, true)).toEqual({
      favourable: [],
      toVerify: [],
      notVisible: ['纳税信用级别：企业未授权', '2025 年 11 月以前的纳税申报与入库：不在授权范围'],
    });
  });
});
