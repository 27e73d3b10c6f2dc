import { expect, test } from '@jest/globals';
import { CoverageCount, merged, type FirmPeriods } from './coverage.pure.js';
import { addFigures, noFigures, sharesOf } from './figures.pure.js';
import { promiseOf } from './promises.js';

const promise = promiseOf('monthly', '2026-11-01');

test('a share just short of its promise breaks it, and 100 is shown only where nothing is missing', () => {
  const exact = sharesOf({ ...noFigures, received: 1_000_000, accepted: 990_000, usccErrors: 1_000 }, promise);
  expect(exact).toMatchObject({ validity: '99', usccPerMille: '1', broken: [] });
  const short = sharesOf({ ...noFigures, received: 1_000_000, accepted: 989_999, repeated: 0, usccErrors: 1_001 }, promise);
  expect(short).toMatchObject({ validity: '98.9999', usccPerMille: '1.001', broken: ['validity', 'usccErrors'] });
  expect(sharesOf({ ...noFigures, received: 100_000_000, accepted: 99_999_999, usccErrors: 1 }, promise)).toMatchObject({
    validity: '99.9999',
    usccPerMille: '0.0001',
  });
});

test('nothing delivered is nothing measured', () => {
  expect(sharesOf(noFigures, promise)).toEqual({
    ...{ completeness: null, optionalFilled: null, coverage: null, validity: null, timeliness: null, uniqueness: null, usccPerMille: null },
    broken: [],
  });
});

test('a yearly dataset may not be late at all, a daily one now and then', () => {
  const figures = addFigures([{ due: 19, onTime: 18, late: 1 }]);
  expect(sharesOf(figures, promiseOf('daily', '2026-11-01')).broken).toEqual([]);
  expect(sharesOf(figures, promiseOf('monthly', '2026-11-01')).broken).toEqual(['timeliness']);
  expect(sharesOf(figures, promiseOf('yearly', '2026-11-01')).broken).toEqual(['timeliness']);
});

test('firms are held against those of the period before, over several deliveries', async () => {
  const firm = (enterpriseId: string, ...periods: string[]): FirmPeriods => ({ enterpriseId, periods: new Set(periods) });
  async function* stream(...firms: FirmPeriods[]): AsyncGenerator<FirmPeriods> {
    yield* firms;
  }
  const count = new CoverageCount(['2026-08', '2026-09', '2026-10']);
  const all: string[] = [];
  for await (const one of merged([
    stream(firm('a', '2026-08'), firm('c', '2026-09')),
    stream(firm('a', '2026-09'), firm('b', '2026-08', '2026-10')),
  ])) {
    all.push(one.enterpriseId);
    count.add(one);
  }
  expect(all).toEqual(['a', 'b', 'c']);
  expect(count.of('2026-08')).toEqual({ firms: 2, firmsExpected: null, firmsCovered: null });
  expect(count.of('2026-09')).toEqual({ firms: 2, firmsExpected: 2, firmsCovered: 1 });
  expect(count.of('2026-10')).toEqual({ firms: 1, firmsExpected: 2, firmsCovered: 0 });
});
