import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/actor.js';
import { permissionsOf } from '../identity/index.js';
import type { RoleName } from '../identity/identity.contract.js';
import { applicationMoves, offerMoves } from './financing.policy.js';

const actor = (role: RoleName, party: Partial<Actor>): Actor => ({ personId: 'p', membershipId: 'm', permissions: permissionsOf(role), ...party });
const owner = actor('enterpriseOwner', { enterpriseId: 'firm' });
const manager = actor('customerManager', { organisationId: 'bank' });
const approver = actor('approver', { organisationId: 'bank' });
const admin = actor('bankAdmin', { organisationId: 'bank' });
const rival = actor('customerManager', { organisationId: 'rival' });
const parties = { enterpriseId: 'firm', bankId: 'bank' };
const asked = { isConsentAsked: true, isCovered: false, isConsentActive: false, isConsentMissing: false, isCoolingDown: false };
const covered = { isConsentAsked: false, isCovered: true, isConsentActive: true, isConsentMissing: false, isCoolingDown: false };

describe('the buttons of an application', () => {
  it('follow party, post and state', () => {
    expect(applicationMoves(owner, { ...parties, state: 'draft' }, asked)).toEqual(['edit', 'consent', 'withdraw']);
    expect(applicationMoves(owner, { ...parties, state: 'draft' }, covered)).toEqual(['edit', 'submit', 'withdraw']);
    expect(applicationMoves(owner, { ...parties, state: 'actionRequired' }, covered)).toEqual(['withdraw', 'answer']);
    expect(applicationMoves(owner, { ...parties, state: 'contracted' }, covered)).toEqual([]);
    expect(applicationMoves(manager, { ...parties, state: 'submitted' }, covered)).toEqual(['accept', 'decline']);
    expect(applicationMoves(manager, { ...parties, state: 'reviewing' }, covered)).toEqual(['ask', 'offer', 'refuse', 'openFile']);
    expect(applicationMoves(manager, { ...parties, state: 'reviewing' }, asked)).toEqual(['ask', 'offer', 'refuse']);
    expect(applicationMoves(approver, { ...parties, state: 'reviewing' }, asked)).toEqual(['offer', 'refuse']);
    expect(applicationMoves(manager, { ...parties, state: 'offerAccepted' }, asked)).toEqual(['recordContract']);
    expect(applicationMoves(approver, { ...parties, state: 'offerAccepted' }, asked)).toEqual([]);
  });

  it('are none for someone else, and none for an administrator of people', () => {
    for (const state of ['draft', 'submitted', 'reviewing', 'offered', 'offerAccepted'] as const) {
      expect(applicationMoves(rival, { ...parties, state }, covered)).toEqual([]);
      expect(applicationMoves(admin, { ...parties, state }, covered)).toEqual([]);
    }
  });
});

it('an offer is answered by the firm and taken back by the bank, while it is live', () => {
  expect(offerMoves(owner, parties, true)).toEqual(['accept', 'decline']);
  expect(offerMoves(approver, parties, true)).toEqual(['withdraw']);
  expect(offerMoves(admin, parties, true)).toEqual([]);
  expect(offerMoves(rival, parties, true)).toEqual([]);
  expect(offerMoves(owner, parties, false)).toEqual([]);
});
