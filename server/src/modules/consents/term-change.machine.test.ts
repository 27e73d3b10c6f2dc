import { expect, test } from '@jest/globals';
import { termChangeMachine } from './term-change.machine.js';

test('a change of terms moves only like this', () => {
  expect(termChangeMachine.moves()).toEqual([
    'proposed --amend--> proposed',
    'proposed --publish--> published',
    'proposed --return--> returned',
    'proposed --withdraw--> withdrawn',
    'returned --amend--> proposed',
    'returned --withdraw--> withdrawn',
    'published --withdraw--> withdrawn',
  ]);
  expect(termChangeMachine.isFinal('withdrawn')).toBe(true);
});
