import { expect, test } from '@jest/globals';
import { batchMachine, unfinishedStates } from './batch.machine.js';

test('a batch moves only like this', () => {
  expect(batchMachine.moves()).toEqual([
    'received --check--> checking',
    'received --cancel--> cancelled',
    'received --fail--> failed',
    'checking --load--> loading',
    'checking --refuse--> refused',
    'checking --cancel--> cancelled',
    'checking --fail--> failed',
    'loading --finish--> loaded',
    'loading --finishWithRejects--> loadedWithRejects',
    'loading --refuse--> refused',
    'loading --cancel--> cancelled',
    'loading --fail--> failed',
    'failed --takeUp--> received',
    'failed --cancel--> cancelled',
    'failed --rollBack--> rolledBack',
    'loaded --rollBack--> rolledBack',
    'loadedWithRejects --rollBack--> rolledBack',
    'cancelled --rollBack--> rolledBack',
  ]);
  expect(unfinishedStates).toEqual(['received', 'checking', 'loading']);
});

test('every state can be reached', () => {
  const reached = new Set(batchMachine.moves().map((move) => move.split(' ').at(-1)));
  expect(batchMachine.states.filter((state) => !reached.has(state))).toEqual([]);
});
