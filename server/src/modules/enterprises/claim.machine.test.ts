import { expect, test } from '@jest/globals';
import { claimMachine } from './claim.machine.js';

test('a claim moves only like this', () => {
  expect(claimMachine.moves()).toEqual(['inReview --approve--> approved', 'inReview --reject--> rejected']);
  expect(claimMachine.states.filter((state) => claimMachine.isFinal(state))).toEqual(['approved', 'rejected']);
});
