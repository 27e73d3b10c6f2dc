import { describe, expect, it } from 'vitest';
import type { ApplicationView } from '@server/modules/financing/financing.contract';
import { stationsAhead } from './stations';

const decision: ApplicationView['clocks'][number] = {
  kind: 'decision',
  state: 'ok',
  startedAt: '2026-11-12T01:00:00.000Z',
  deadline: '2026-12-12T01:00:00.000Z',
  metAt: null,
  used: 0.3,
  promise: '30 天内决定',
};

describe('What lies ahead of an application', () => {
  it('is the rest of the way, with the running promise', () => {
    expect(stationsAhead({ state: 'reviewing', clocks: [decision] })).toEqual([
      { station: 'offered', deadline: decision.deadline },
      { station: 'contracted', deadline: null },
      { station: 'disbursed', deadline: null },
    ]);
  });
  it('promises no date while the clock is stopped or already met', () => {
    expect(stationsAhead({ state: 'actionRequired', clocks: [{ ...decision, state: 'stopped' }] })[0]).toEqual({
      station: 'offered',
      deadline: null,
    });
    expect(stationsAhead({ state: 'reviewing', clocks: [{ ...decision, metAt: decision.startedAt }] })[0]?.deadline).toBeNull();
  });
  it('is nothing after an end, good or bad', () => {
    for (const state of ['disbursed', 'refused', 'withdrawn', 'lapsed', 'declinedIntake'] as const)
      expect(stationsAhead({ state, clocks: [] })).toEqual([]);
  });
});
