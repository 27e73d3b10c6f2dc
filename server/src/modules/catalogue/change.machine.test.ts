import { expect, test } from '@jest/globals';
import { changeMachine } from './change.machine.js';

test('the life of a change to the catalogue', () => {
  expect(changeMachine.moves()).toEqual([
    'draft --edit--> draft',
    'draft --submit--> inReview',
    'draft --discard--> discarded',
    'inReview --publish--> published',
    'inReview --return--> returned',
    'returned --edit--> draft',
    'returned --discard--> discarded',
    'published --supersede--> superseded',
  ]);
});
