import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fenOf, roundHalfUp, yuanFromInput, yuanOf } from './money.js';
import { interestByDaysFen, interestByMonthsFen, percentOf, ppmOf } from './rate.js';

describe('yuan on the wire', () => {
  it.each([
    ['12345.60', 1234560n],
    ['0.5', 50n],
    ['7', 700n],
    ['-0.05', -5n],
    ['9007199254740993.01', 900719925474099301n],
  ])('%s is %s fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it.each(['1.005', '', '1,000', '+1', '.5', '1.', '1e3', ' 1', '１'])('%j is refused', (text) => {
    expect(() => fenOf(text)).toThrow(RangeError);
  });

  it('comes back unchanged, whatever the amount', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => fenOf(yuanOf(fen)) === fen));
    expect([yuanOf(-5n), yuanOf(0n), yuanOf(1234560n)]).toEqual(['-0.05', '0.00', '12345.60']);
  });
});

it.each([
  ['1,000.00', '1000.00'],
  [' 100 ', '100'],
  ['１，０００', '1000'],
  ['007', '7'],
  ['10,00', undefined],
  ['-3', undefined],
  ['1.234', undefined],
  ['十万', undefined],
])('a person who types %j means %s', (input, yuan) => {
  expect(yuanFromInput(input)).toBe(yuan);
});

it('rounds halves away from zero, so that a reversal cancels exactly', () => {
  expect([roundHalfUp(5n, 10n), roundHalfUp(4n, 10n), roundHalfUp(-5n, 10n), roundHalfUp(15n, -10n)]).toEqual([1n, 0n, -1n, -2n]);
  fc.assert(fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (top, bottom) => roundHalfUp(top, bottom) === -roundHalfUp(-top, bottom)));
  expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
});

describe('rates', () => {
  it.each([
    ['3.65', 36500],
    ['3', 30000],
    ['0.0001', 1],
    ['-0.5', -5000],
  ])('%s percent is %i ppm', (percent, ppm) => {
    expect(ppmOf(percent)).toBe(ppm);
  });

  it.each(['3.65001', '3,65', '', '1e2'])('%j is refused', (text) => {
    expect(() => ppmOf(text)).toThrow(RangeError);
  });

  it('are written with at least two decimals', () => {
    expect([percentOf(36500), percentOf(30000), percentOf(36525), percentOf(1), percentOf(-5000)]).toEqual([
      '3.65',
      '3.00',
      '3.6525',
      '0.0001',
      '-0.50',
    ]);
    fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (ppm) => ppmOf(percentOf(ppm)) === ppm));
    expect(() => percentOf(0.5)).toThrow(RangeError);
  });

  it('bear interest by the month of a twelfth and by the day of a 360th', () => {
    expect(interestByMonthsFen(100_000_000n, 36500, 12)).toBe(3_650_000n);
    expect(interestByDaysFen(100_000_000n, 36000, 1)).toBe(10_000n);
    expect(interestByMonthsFen(1n, 1, 1)).toBe(0n);
  });
});
