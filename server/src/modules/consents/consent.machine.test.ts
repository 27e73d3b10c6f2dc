import { expect, test } from '@jest/globals';
import { consentMachine, requestMachine } from './consent.machine.js';

test('a consent request moves only like this', () => {
  expect(requestMachine.moves()).toEqual([
    'requested --grant--> granted',
    'requested --decline--> declined',
    'requested --withdraw--> withdrawn',
    'requested --lapse--> lapsed',
  ]);
});

test('a consent moves only like this', () => {
  expect(consentMachine.moves()).toEqual([
    'awaitingCosigner --cosign--> active',
    'awaitingCosigner --decline--> declined',
    'awaitingCosigner --lapse--> lapsed',
    'active --pause--> paused',
    'active --revoke--> revoked',
    'active --relinquish--> relinquished',
    'active --expire--> expired',
    'active --exhaust--> exhausted',
    'active --terminate--> terminated',
    'paused --resume--> active',
    'paused --revoke--> revoked',
    'paused --relinquish--> relinquished',
    'paused --expire--> expired',
    'paused --exhaust--> exhausted',
    'paused --terminate--> terminated',
  ]);
});

test('every state but the first is reached by some move, and what has ended stays ended', () => {
  const reached = new Set(consentMachine.moves().map((move) => move.split('--> ')[1]));
  expect(consentMachine.states.filter((state) => !reached.has(state))).toEqual(['awaitingCosigner']);
  for (const state of ['revoked', 'relinquished', 'expired', 'exhausted', 'terminated', 'declined', 'lapsed'] as const)
    expect(consentMachine.isFinal(state)).toBe(true);
  expect(() => consentMachine.next('revoked', 'resume')).toThrow(/not allowed/);
});
