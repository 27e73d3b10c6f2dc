import { expect, test } from 'vitest';
import { comparedRules } from './compare';

test('sentences that came and went are marked, those that went stand at their old place', () => {
  expect(comparedRules(['成立满 12 个月', '纳税不低于 10 万元', '不在名单上'], ['成立满 12 个月', '纳税不低于 20 万元', '不在名单上'])).toEqual([
    { text: '成立满 12 个月', change: 'kept' },
    { text: '纳税不低于 10 万元', change: 'removed' },
    { text: '纳税不低于 20 万元', change: 'added' },
    { text: '不在名单上', change: 'kept' },
  ]);
  expect(comparedRules(['a', 'b'], []).map(({ change }) => change)).toEqual(['removed', 'removed']);
});

test('the first version has nothing to differ from', () => {
  expect(comparedRules(null, ['a'])).toEqual([{ text: 'a', change: 'kept' }]);
});
