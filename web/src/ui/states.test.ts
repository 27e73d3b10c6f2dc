import { applicationState, offerState } from '@server/modules/financing/financing.contract';
import { consentState, requestState } from '@server/modules/consents/consents.contract';
import { batchState } from '@server/modules/ingestion/ingestion.contract';
import { claimState } from '@server/modules/enterprises/enterprises.contract';
import { loanState } from '@server/modules/lending/lending.contract';
import { invitationView } from '@server/modules/identity/identity.contract';
import { productState, versionState } from '@server/modules/products/products.contract';
import { expect, test } from 'vitest';
import { stateOf, statesOf, type Machine } from './states';

test.each<[Machine, readonly string[]]>([
  ['application', applicationState.options],
  ['offer', offerState.options],
  ['consentRequest', requestState.options],
  ['consent', consentState.options],
  ['productVersion', versionState.options],
  ['product', productState.options],
  ['batch', batchState.options],
  ['claim', claimState.options],
  ['loan', loanState.options],
  ['invitation', invitationView.shape.state.options],
])('every state of %s that the server knows has a word', (machine, states) => {
  const known = statesOf(machine).map(({ state }) => state);
  expect(states.filter((state) => !known.includes(state))).toEqual([]);
});

test('the word is the same for every reader; the tone says whose turn it is', () => {
  expect(stateOf('application', 'offered', 'enterprise')).toEqual({ word: '方案待确认', tone: 'wait' });
  expect(stateOf('application', 'offered', 'bank')).toEqual({ word: '方案待确认', tone: 'go' });
  expect(stateOf('application', 'actionRequired', 'bank')).toEqual({ word: '待补充', tone: 'hold' });
  expect(stateOf('application', 'actionRequired')).toEqual({ word: '待补充', tone: 'wait' });
});

test('a lapse at the bank’s fault is not a quiet grey', () => {
  expect(stateOf('application', 'lapsed').tone).toBe('idle');
  expect(stateOf('application', 'lapsedByBank')).toEqual({ word: '银行逾期未办', tone: 'stop' });
});

test('an unknown state shows its code, never another state’s word', () => {
  expect(stateOf('consent', 'unheardOf')).toEqual({ word: 'unheardOf', tone: 'idle' });
});
