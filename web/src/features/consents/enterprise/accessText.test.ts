import type { AccessView } from '@server/modules/consents/accesses.contract';
import { expect, test } from 'vitest';
import { accessReader, accessTitle } from './accessText';

const access = (titles: readonly string[], outcome: 'allowed' | 'refused' = 'allowed'): AccessView =>
  ({
    outcome,
    datasets: titles.map((title, index) => ({ dataset: `0${index}.01`, title })),
    receiver: { id: '', name: '江澄农村商业银行股份有限公司', branchName: '城东支行' },
    personName: '陈志航',
    roleName: '客户经理',
  }) as unknown as AccessView;

test('the whole list of what was looked at stands on its own page; in brief a long one is counted', () => {
  const four = access(['登记', '纳税', '社保', '用电']);
  expect(accessTitle(four)).toBe('看了：登记、纳税、社保、用电');
  expect(accessTitle(four, true)).toBe('看了：登记、纳税等 4 项');
  expect(accessTitle(access(['登记', '纳税']), true)).toBe('看了：登记、纳税');
  expect(accessTitle(access(['登记', '纳税', '社保', '用电'], 'refused'), true)).toBe('想看，被拒绝：登记、纳税等 4 项');
  expect(accessTitle(access([]), true)).toBe('打开了档案');
});

test('in brief the bank is called without its legal form', () => {
  expect(accessReader(access([]))).toBe('江澄农村商业银行股份有限公司 · 城东支行，陈志航（客户经理）');
  expect(accessReader(access([]), true)).toBe('江澄农村商业银行 · 城东支行，陈志航（客户经理）');
});
