import { expect, test } from 'vitest';
import { fieldsOf } from './recordFields';

const record = (...values: readonly (string | null)[]) => ({
  values: values.map((value, index) => ({ field: `f${index}`, title: `字段 ${index}`, value, unit: null })),
});
const shown = (...records: Parameters<typeof fieldsOf>[0][number][]) => {
  const { filled, empty } = fieldsOf(records);
  return [filled.map(({ field }) => field), empty];
};

test('what one record leaves empty is named after what it holds; nought is something', () => {
  expect(shown(record('甲', null, '0', '', ' '))).toEqual([
    ['f0', 'f2'],
    ['字段 1', '字段 3', '字段 4'],
  ]);
});

test('a column stays as long as one row fills it', () => {
  expect(shown(record('甲', null, null), record(null, '乙', null))).toEqual([['f0', 'f1'], ['字段 2']]);
});

test('without empty fields, or without fields at all, nothing is left out', () => {
  expect(shown(record('甲'))).toEqual([['f0'], []]);
  expect(shown()).toEqual([[], []]);
});
