import { expect, test } from '@jest/globals';
import type { QualityRule } from '../catalogue/quality-rules.contract.js';
import { ruleTitles } from './rule-titles.js';

const rule: QualityRule = {
  code: 'paidNotAboveDeclared',
  title: '实缴税额不大于申报税额',
  left: 'paid',
  operator: 'lte',
  right: 'declared',
  severity: 'reject',
  detail: '实缴大于申报',
  remedy: '核对两个税额',
};

test('a rule is called as its dataset, the importer or the delivery calls it; one that nobody knows keeps its name', () => {
  const titleOf = ruleTitles({ rules: [rule] });
  expect(['paidNotAboveDeclared', 'usccInvalid', 'enterpriseUnknown', 'rowTooWide', 'ruleOfLongAgo'].map(titleOf)).toEqual([
    '实缴税额不大于申报税额',
    '统一社会信用代码有误',
    '企业还没有登记',
    '整行内容太长',
    'ruleOfLongAgo',
  ]);
});
