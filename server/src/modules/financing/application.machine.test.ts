import { expect, test } from '@jest/globals';
import { IllegalTransition } from '../../kernel/errors.js';
import { requireAllowed } from './application-moves.js';
import { applicationMachine } from './application.machine.js';
import { offerMachine } from './offer.machine.js';

test('an application moves only like this', () => {
  expect(applicationMachine.moves()).toEqual([
    'draft --submit--> submitted',
    'draft --withdraw--> withdrawn',
    'draft --lapse--> lapsed',
    'submitted --accept--> accepted',
    'submitted --declineIntake--> declinedIntake',
    'submitted --withdraw--> withdrawn',
    'submitted --lapse--> lapsed',
    'accepted --review--> reviewing',
    'accepted --withdraw--> withdrawn',
    'accepted --lapse--> lapsed',
    'reviewing --ask--> actionRequired',
    'reviewing --offer--> offered',
    'reviewing --refuse--> refused',
    'reviewing --withdraw--> withdrawn',
    'reviewing --lapse--> lapsed',
    'actionRequired --answer--> reviewing',
    'actionRequired --refuse--> refused',
    'actionRequired --withdraw--> withdrawn',
    'actionRequired --lapse--> lapsed',
    'offered --offer--> offered',
    'offered --returnToReview--> reviewing',
    'offered --acceptOffer--> offerAccepted',
    'offered --withdraw--> withdrawn',
    'offerAccepted --contract--> contracted',
    'offerAccepted --withdraw--> withdrawn',
    'offerAccepted --lapse--> lapsed',
    'contracted --disburse--> disbursed',
  ]);
});

test('an offer moves only like this', () => {
  expect(offerMachine.moves()).toEqual([
    'made --accept--> accepted',
    'made --decline--> declined',
    'made --expire--> expired',
    'made --withdraw--> withdrawnByBank',
    'made --supersede--> superseded',
  ]);
});

test.each([
  ['application', applicationMachine, 'draft'],
  ['offer', offerMachine, 'made'],
] as const)('every state of an %s is reached, and every end has no way out', (_name, machine, first) => {
  const moves = machine.moves();
  for (const state of machine.states) {
    if (state !== first) expect(moves.some((move) => move.endsWith(`--> ${state}`))).toBe(true);
    expect(machine.isFinal(state as never)).toBe(!moves.some((move) => move.startsWith(`${state} `)));
  }
});

test('an illegal move is refused in the words of the page', () => {
  expect(() => requireAllowed({ state: 'submitted' }, 'submit')).toThrow(new IllegalTransition('这笔申请现在是“已提交”，不能提交'));
  expect(() => requireAllowed({ state: 'disbursed' }, 'withdraw')).toThrow('这笔申请现在是“已放款”，不能撤回');
});
