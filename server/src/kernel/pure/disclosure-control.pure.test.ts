import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countBand, threshold } from './disclosure-control.js';

it.each([0, 1, 4])('%i firms are suppressed', (count) => {
  expect(countBand(count)).toEqual({ kind: 'suppressed' });
});

it.each([
  [5, 5, 10],
  [9, 5, 10],
  [10, 10, 15],
  [99, 95, 100],
  [100, 100, 110],
  [999, 990, 1_000],
  [1_000, 1_000, 1_050],
  [1_049, 1_000, 1_050],
  [1_050, 1_050, 1_100],
])('%i firms are %i to %i', (count, from, to) => {
  expect(countBand(count)).toEqual({ kind: 'band', from, to });
});

it('the band holds the count, and every count in it has the same band', () => {
  fc.assert(
    fc.property(fc.integer({ min: threshold, max: 1_000_000 }), (count) => {
      const band = countBand(count);
      if (band.kind === 'suppressed') {
        throw new Error('suppressed above the threshold');
      }
      expect(band.from <= count && count < band.to).toBe(true);
      expect([countBand(band.from), countBand(band.to - 1)]).toEqual([band, band]);
    }),
  );
});

it.each([-1, 1.5, Number.NaN])('%s is no count', (count) => {
  expect(() => countBand(count)).toThrow(RangeError);
});
