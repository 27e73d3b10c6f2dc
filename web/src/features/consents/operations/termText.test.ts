import { expect, test } from 'vitest';
import { versionText } from './termText';

test('a version is told by its number; what the platform opened with is the first', () => {
  expect(['loanRevie.2020-01-01', 'guarantee.2020-01-01', 'loanReview.2', 'policy.12'].map(versionText)).toEqual([
    '第 1 版',
    '第 1 版',
    '第 2 版',
    '第 12 版',
  ]);
});
