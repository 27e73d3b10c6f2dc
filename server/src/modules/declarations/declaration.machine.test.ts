import { expect, test } from '@jest/globals';
import { declarationMachine } from './declaration.machine.js';

test('a declaration moves so and not otherwise', () => {
  expect(declarationMachine.moves()).toEqual([
    'draft --submit--> submitted',
    'draft --discard--> discarded',
    'submitted --accept--> accepted',
    'accepted --supersede--> superseded',
    'accepted --withdraw--> withdrawn',
  ]);
});
