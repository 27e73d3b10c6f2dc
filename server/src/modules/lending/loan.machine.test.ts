import { expect, test } from '@jest/globals';
import { loanMachine } from './loan.machine.js';

test('a loan moves only like this', () => {
  expect(loanMachine.moves()).toEqual([
    'repaying --repay--> repaying',
    'repaying --settle--> settled',
    'repaying --writeOff--> writtenOff',
    'repaying --reopen--> repaying',
    'repaying --reverse--> reversed',
    'settled --repay--> settled',
    'settled --reopen--> repaying',
    'writtenOff --reopen--> repaying',
  ]);
});
