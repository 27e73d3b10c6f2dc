import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '../../kernel/pure/working-calendar.js';
import { arrivalRuleOf, arrivalRules, daysBeyond, lastDayOf, type ArrivalRule } from './arrival-rules.js';
import { factsOfChunk } from './delivery-facts.pure.js';

const calendar = { within: 7, unit: 'days' } as const;
const working = { within: 7, unit: 'workingDays' } as const;

test('licences and penalties have seven calendar days, by the same text', () => {
  expect(arrivalRules.map(({ dataset, within, unit }) => [dataset, within, unit])).toEqual([
    ['12.01', 7, 'days'],
    ['12.02', 7, 'days'],
  ]);
  expect(new Set(arrivalRules.map(({ source }) => source)).size).toBe(1);
});

// 2026-09-24 is a Thursday; 25 to 27 September is the Mid-Autumn holiday, 1 to 7 October the National Day, 20 September and 10 October are worked.
test.each([
  [calendar, '2026-09-24', '2026-10-01'],
  // 28, 29, 30 September; 8, 9, 10 and 12 October.
  [working, '2026-09-24', '2026-10-12'],
  // 20 to 24, 28 and 29 September.
  [working, '2026-09-18', '2026-09-29'],
  [working, '2026-03-02', '2026-03-11'],
])('%j after %s ends on %s; that day is in time, the next is one day late', (rule, decidedOn, last) => {
  expect(lastDayOf(rule, decidedOn)).toBe(last);
  expect([daysBeyond(rule, decidedOn, last), daysBeyond(rule, decidedOn, addDays(last, 1))]).toEqual([0, 1]);
});

test('working days are never stricter than as many calendar days', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), (decidedOn, within) => {
      const [byDays, byWork] = [lastDayOf({ within, unit: 'days' }, decidedOn), lastDayOf({ within, unit: 'workingDays' }, decidedOn)];
      expect(byWork >= byDays).toBe(true);
      expect(isWorkingDay(byWork)).toBe(true);
    }),
  );
});

test('a decision is held against the rule of its day, in whatever order the lines stand', () => {
  const one: ArrivalRule = { ...arrivalRules[0]!, dataset: '12.01' };
  const later: ArrivalRule = { ...one, within: 5, unit: 'workingDays', from: '2026-07-01' };
  for (const rules of [
    [one, later],
    [later, one],
  ]) {
    expect(arrivalRuleOf('12.01', '2026-06-30', rules)).toBe(one);
    expect(arrivalRuleOf('12.01', '2026-07-01', rules)).toBe(later);
    expect(arrivalRuleOf('12.02', '2026-07-01', rules)).toBeUndefined();
    expect(arrivalRuleOf('12.01', '2021-12-31', rules)).toBeUndefined();
  }
});

test('a delivery is counted by it', () => {
  const dataset = { code: '12.02', fields: [], periodField: null };
  const row = (line: number, decidedOn: string) => ({ line, period: '-', values: { decidedOn, documentNumber: `${line} 号` } });
  const { lateDecisions } = factsOfChunk(dataset, '2026-10-09', [row(2, '2026-10-02'), row(3, '2026-10-01'), row(4, '2026-09-24')], []);
  expect(lateDecisions).toEqual([
    { line: 3, documentNumber: '3 号', decidedOn: '2026-10-01', daysLate: 1 },
    { line: 4, documentNumber: '4 号', decidedOn: '2026-09-24', daysLate: 8 },
  ]);
});
