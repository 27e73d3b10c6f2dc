import { expect, test } from 'vitest';
import { rowFromText, rowToText } from './rowInAddress';

test('a row is found again from its address, whatever its key holds', () => {
  for (const row of [
    { dataset: '05.02', period: '2026-09', naturalKey: 'vat' },
    { dataset: '12.02', period: '-', naturalKey: '江市监罚〔2026〕3 号|1' },
    { dataset: '01.01', period: '-', naturalKey: '' },
  ])
    expect(rowFromText(rowToText(row))).toEqual(row);
});

test('an address that names no row opens nothing', () => {
  expect([undefined, '', '05.02', '05.02|2026-09', '|2026-09|vat', ['a']].map(rowFromText)).toEqual([null, null, null, null, null, null]);
});
