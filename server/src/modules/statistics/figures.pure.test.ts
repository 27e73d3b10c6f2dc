import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyTally, figuresOf, monthsFrom, noFirms, percentOfShare } from './figures.pure.js';

const tally = (changes: object) => ({ ...emptyTally(), ...changes });

describe('shares and rates', () => {
  it('are null where nothing was drawn', () => {
    expect(figuresOf(emptyTally(), 0n, noFirms)).toMatchObject({ unsecuredShare: null, weightedRate: null, drawn: '0.00', balance: '0.00' });
  });

  it('are rounded half-up once, at the end', () => {
    expect(figuresOf(tally({ drawnFen: 20_000n, unsecuredFen: 1n }), 0n, noFirms).unsecuredShare).toBe('0.0001');
    expect(figuresOf(tally({ drawnFen: 20_001n, unsecuredFen: 1n }), 0n, noFirms).unsecuredShare).toBe('0.0000');
    expect(figuresOf(tally({ drawnFen: 3n, unsecuredFen: 3n }), 0n, noFirms).unsecuredShare).toBe('1.0000');
    // Two loans of 1 分 at 3.00 % and 3.0001 %: half a ppm goes up.
    expect(figuresOf(tally({ drawnFen: 2n, weightedFenPpm: 30_000n + 30_001n }), 0n, noFirms).weightedRate).toBe('3.0001');
  });

  it('are exact beyond what a double holds', () => {
    const amountFen = 9_007_199_254_740_993n;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360_000 }), (ratePpm) => {
        const figures = figuresOf(tally({ drawnFen: amountFen, weightedFenPpm: amountFen * BigInt(ratePpm) }), amountFen, noFirms);
        expect(Number(figures.weightedRate) * 10_000).toBeCloseTo(ratePpm, 6);
        expect(figures.drawn).toBe('90071992547409.93');
      }),
    );
  });

  it('become percent for a spreadsheet', () => {
    expect(['0.0000', '0.4167', '1.0000', null].map(percentOfShare)).toEqual(['0.00', '41.67', '100.00', null]);
  });
});

it('months go over the turn of the year', () => {
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});
