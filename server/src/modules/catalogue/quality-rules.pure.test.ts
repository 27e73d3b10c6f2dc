import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { setClock } from '../../kernel/clock.js';
import type { FieldSpec, FieldValue } from '../../kernel/importing/index.js';
import type { QualityRule } from './quality-rules.contract.js';
import { checkRules } from './quality-rules.pure.js';

afterEach(() => setClock(null));

const rule = (change: Partial<QualityRule>): QualityRule => ({
  code: 'aRule',
  title: '一条规则',
  left: 'one',
  operator: 'lte',
  right: 'other',
  severity: 'reject',
  detail: '不对',
  remedy: '改正',
  ...change,
});
const definition = (type: FieldSpec['type'], rules: QualityRule[]) => ({
  fields: (['one', 'other'] as const).map((name): FieldSpec => ({ name, title: name, type, required: false })),
  rules,
});
const holds = (type: FieldSpec['type'], change: Partial<QualityRule>, one: FieldValue, other: FieldValue = null): boolean =>
  checkRules(definition(type, [rule(change)]), { one, other }).rejects.length === 0;

test.each<[FieldSpec['type'], Partial<QualityRule>, FieldValue, FieldValue, boolean]>([
  ['money', {}, '100.00', '100.00', true],
  ['money', {}, '9.00', '100.00', true],
  ['money', {}, '100.01', '100.00', false],
  ['money', {}, '-5.00', '-6.00', false],
  ['money', { operator: 'gt', right: { value: '0.00' } }, '0.00', null, false],
  ['integer', { operator: 'ne' }, 3, 3, false],
  ['decimal', { operator: 'eq' }, '0.1', '0.1', true],
  ['decimal', { operator: 'lt' }, '123456789012345.000000001', '123456789012345.000000002', true],
  ['date', { operator: 'lte' }, '2026-09-30', '2026-10-01', true],
  ['date', { operator: 'lte' }, '2026-10-02', '2026-10-01', false],
  ['date', { right: { value: 'today' } }, '2026-11-22', null, false],
  ['month', { right: { value: 'today' } }, '2026-11', null, true],
  ['code', { operator: 'eq', right: { value: 'A' } }, 'B', null, false],
  ['money', {}, null, '1.00', true],
  ['money', {}, '1.00', null, true],
  ['text', { operator: 'requiredWith' }, null, '有', false],
  ['text', { operator: 'requiredWith' }, '', '有', false],
  ['text', { operator: 'requiredWith' }, '也有', '有', true],
  ['text', { operator: 'requiredWith' }, null, null, true],
])('%s %j: %j, %j', (type, change, one, other, expected) => {
  setClock(new Date('2026-11-21T04:00:00Z'));
  expect(holds(type, change, one, other)).toBe(expected);
});

test('sums compare as the whole numbers of 分 that they are', () => {
  const fen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const text = (value: bigint): string => {
    const digits = String(value < 0n ? -value : value).padStart(3, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  fc.assert(fc.property(fen, fen, (one, other) => expect(holds('money', {}, text(one), text(other))).toBe(one <= other)));
});

test('what warns does not send back; a refusal names field, value, rule and remedy', () => {
  const sample = sampleDefinition('28.01');
  expect(checkRules(sample, { paid: '120.00', billed: '100.00', heat: null })).toEqual({
    rejects: [
      {
        field: 'paid',
        header: '实缴热费',
        rule: 'paidWithinBill',
        received: '120.00',
        detail: '实缴热费大于应缴热费',
        remedy: '核对应缴和实缴是否填反',
      },
    ],
    warnings: ['heatWithBill'],
  });
});
