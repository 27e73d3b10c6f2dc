import { expect, test } from '@jest/globals';
import type { Actor } from '../../kernel/actor.js';
import { canDecideClaim, comparable, isProof, matchOf } from './claims.policy.js';

const registered = { name: '江澄市恒远机械（集团）有限公司', legalRepresentative: '阿依古丽·买买提', identityIndex: 'index-1' };
const stated = { enterpriseName: '江澄市恒远机械(集团)有限公司', legalRepresentative: '阿依古丽•买买提', identityIndex: 'index-1' };

test.each([
  ['江澄市恒远机械（集团）有限公司', '江澄市恒远机械(集团) 有限公司'],
  ['Ａｂｃ科技', 'abc科技'],
  ['阿依古丽·买买提', '阿依古丽・买买提'],
])('%s and %s are one name', (left, right) => {
  expect(comparable(left)).toBe(comparable(right));
});

test('all three must match; what the register lacks matches nothing', () => {
  expect(isProof(matchOf(registered, stated))).toBe(true);
  expect(isProof(matchOf(registered, { ...stated, enterpriseName: '江澄市恒远机械有限公司' }))).toBe(false);
  expect(isProof(matchOf(registered, { ...stated, legalRepresentative: '阿依古丽' }))).toBe(false);
  expect(isProof(matchOf(registered, { ...stated, identityIndex: 'index-2' }))).toBe(false);
  expect(isProof(matchOf({ ...registered, identityIndex: null }, stated))).toBe(false);
});

test('a claim is never decided by its own maker', () => {
  const actor: Actor = { personId: 'a', membershipId: 'm', permissions: new Set() };
  expect(canDecideClaim(actor, { personId: 'a' })).toBe(false);
  expect(canDecideClaim(actor, { personId: 'b' })).toBe(true);
});
