import { expect, test } from '@jest/globals';
import { refusalCode } from './financing.contract.js';
import { refusalForEnterprise, refusalReasons } from './refusal-codes.js';

test('each of the 24 codes has a title for the firm, guidance for the bank and a next step', () => {
  expect(Object.keys(refusalReasons)).toEqual(refusalCode.options);
  expect(refusalCode.options).toHaveLength(24);
  for (const { title, guidance, nextStep } of Object.values(refusalReasons)) {
    expect(Math.min(title.length, guidance.length, nextStep.length)).toBeGreaterThan(3);
    expect(title.length).toBeLessThanOrEqual(20);
  }
});

test('a suspicion of fraud reaches the firm neither by code nor by text', () => {
  const shown = refusalForEnterprise({ code: 'FRAUD_SUSPECTED', text: '疑似伪造合同', nextStep: '移交' });
  expect(shown.code).toBe('OTHER');
  expect(JSON.stringify(shown)).not.toMatch(/FRAUD|伪造|移交|欺诈/);
});

test('any other reason reaches it word for word', () => {
  expect(refusalForEnterprise({ code: 'REVENUE_LOW', text: '年收入 80 万元', nextStep: '半年后再来' })).toEqual({
    code: 'REVENUE_LOW',
    title: '经营收入达不到要求',
    text: '年收入 80 万元',
    nextStep: '半年后再来',
  });
});
