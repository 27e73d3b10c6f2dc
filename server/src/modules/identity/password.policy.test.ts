import { expect, test } from '@jest/globals';
import { passwordProblem } from './password.policy.js';

test.each(['Password123', '1234567890', 'qwertyuiop', 'aaaaaaaaaaaa', 'abcabcabcabc', '12ab12ab12', 'zhoumy-2026-zhou', 'XX-ZHOUMY-yy'])(
  '%s is refused',
  (password) => {
    expect(passwordProblem(password, 'zhoumy')).not.toBeNull();
  },
);

test.each(['correct horse battery', '江澄的桥有七座呢你数', 'tV9-mul;Ak3w'])('%s will do', (password) => {
  expect(passwordProblem(password, 'zhoumy')).toBeNull();
});
