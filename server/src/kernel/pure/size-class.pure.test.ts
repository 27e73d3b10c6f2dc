import { describe, expect, it } from '@jest/globals';
import { sizeClass, type SizeClass } from './size-class.js';

const wan = (amount: number): bigint => BigInt(amount) * 1_000_000n;
type Edge = readonly [employees: number | undefined, revenueWan: number | undefined, assetsWan: number | undefined];

// One line per row of the table: a code of it, and the lower edges of large, medium and small as printed.
const ROWS: readonly (readonly [name: string, industryCode: string, large: Edge, medium: Edge, small: Edge])[] = [
  ['农林牧渔', 'A', [undefined, 20_000, undefined], [undefined, 500, undefined], [undefined, 50, undefined]],
  ['工业', 'C3411', [1_000, 40_000, undefined], [300, 2_000, undefined], [20, 300, undefined]],
  ['建筑业', '4710', [undefined, 80_000, 80_000], [undefined, 6_000, 5_000], [undefined, 300, 300]],
  ['批发业', '51', [200, 40_000, undefined], [20, 5_000, undefined], [5, 1_000, undefined]],
  ['零售业', '52', [300, 20_000, undefined], [50, 500, undefined], [10, 100, undefined]],
  ['交通运输业', '54', [1_000, 30_000, undefined], [300, 3_000, undefined], [20, 200, undefined]],
  ['装卸搬运', '5910', [1_000, 30_000, undefined], [300, 3_000, undefined], [20, 200, undefined]],
  ['仓储业', '592', [200, 30_000, undefined], [100, 1_000, undefined], [20, 100, undefined]],
  ['邮政业', '60', [1_000, 30_000, undefined], [300, 2_000, undefined], [20, 100, undefined]],
  ['住宿业', '61', [300, 10_000, undefined], [100, 2_000, undefined], [10, 100, undefined]],
  ['餐饮业', '62', [300, 10_000, undefined], [100, 2_000, undefined], [10, 100, undefined]],
  ['信息传输业', '63', [2_000, 100_000, undefined], [100, 1_000, undefined], [10, 100, undefined]],
  ['软件和信息技术服务业', 'I65', [300, 10_000, undefined], [100, 1_000, undefined], [10, 50, undefined]],
  ['房地产开发经营', '7010', [undefined, 200_000, 10_000], [undefined, 1_000, 5_000], [undefined, 100, 2_000]],
  ['物业管理', '702', [1_000, 5_000, undefined], [300, 1_000, undefined], [100, 500, undefined]],
  ['租赁和商务服务业', '72', [300, undefined, 120_000], [100, undefined, 8_000], [10, undefined, 100]],
  ['其他未列明', 'M', [300, undefined, undefined], [100, undefined, undefined], [10, undefined, undefined]],
  ['社会工作', '85', [300, undefined, undefined], [100, undefined, undefined], [10, undefined, undefined]],
  ['房地产中介', '7030', [300, undefined, undefined], [100, undefined, undefined], [10, undefined, undefined]],
];

const below: Record<'large' | 'medium' | 'small', SizeClass> = { large: 'medium', medium: 'small', small: 'micro' };

describe.each(ROWS)('%s (%s)', (_, industryCode, large, medium, small) => {
  const at = ([employees, revenueWan, assetsWan]: Edge, lessFen: Partial<Record<'employees' | 'revenue' | 'assets', true>> = {}): SizeClass =>
    sizeClass({
      industryCode,
      employees: employees === undefined ? undefined : employees - (lessFen.employees ? 1 : 0),
      revenueFen: revenueWan === undefined ? undefined : wan(revenueWan) - (lessFen.revenue ? 1n : 0n),
      assetsFen: assetsWan === undefined ? undefined : wan(assetsWan) - (lessFen.assets ? 1n : 0n),
    });

  it.each(Object.entries({ large, medium, small }) as ['large' | 'medium' | 'small', Edge][])(
    '%s includes its edge; one less of any figure falls one class',
    (size, edge) => {
      expect(at(edge)).toBe(size);
      const figures = (['employees', 'revenue', 'assets'] as const).filter((_figure, index) => edge[index] !== undefined);
      for (const figure of figures) {
        expect(at(edge, { [figure]: true })).toBe(below[size]);
      }
    },
  );

  it('is unknown while any figure it needs is missing', () => {
    const facts = { employees: large[0], revenueFen: large[1] && wan(large[1]), assetsFen: large[2] && wan(large[2]) };
    for (const [name, value] of Object.entries(facts)) {
      if (value !== undefined) {
        expect(sizeClass({ industryCode, ...(facts as object), [name]: null })).toBe('unknown');
      }
    }
  });
});

it('one figure under the small line makes micro, however large the other is', () => {
  expect(sizeClass({ industryCode: '34', employees: 5_000, revenueFen: wan(299) })).toBe('micro');
  expect(sizeClass({ industryCode: '34', employees: 0, revenueFen: 0n })).toBe('micro');
});

it.each(['53', '59', '70', 'F', 'K', 'J66', '84', 'P', 'S', 'T', '', '99'])(
  '%j is outside the table or too short to choose a row',
  (industryCode) => {
    expect(sizeClass({ industryCode, employees: 10_000, revenueFen: wan(1_000_000), assetsFen: wan(1_000_000) })).toBe('unknown');
  },
);

it('is unknown before the first table', () => {
  const facts = { industryCode: '65', employees: 20, revenueFen: wan(60) };
  expect([sizeClass(facts, '2011-06-17'), sizeClass(facts, '2011-06-18'), sizeClass(facts)]).toEqual(['unknown', 'small', 'small']);
});
