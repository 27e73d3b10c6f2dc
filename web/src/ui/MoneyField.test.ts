import { mount } from '@vue/test-utils';
import { ElInput } from 'element-plus';
import { describe, expect, test } from 'vitest';
import MoneyField from './MoneyField.vue';
import { readMoney, writeMoney } from './money';

describe('reading what was typed', () => {
  test.each([
    ['100', 'wan', '1000000'],
    ['100.00', 'wan', '1000000'],
    ['1,000.00', 'wan', '10000000'],
    ['12.5', 'wan', '125000'],
    ['0.000001', 'wan', '0.01'],
    ['１００', 'wan', '1000000'],
    ['100', 'yuan', '100'],
    ['1,003,208.33', 'yuan', '1003208.33'],
    ['', 'wan', ''],
  ] as const)('%s in %s is %s yuan', (text, unit, yuan) => {
    expect(readMoney(text, unit)).toEqual({ yuan, problem: null });
  });

  test.each([
    ['100万', 'wan', '读不出金额'],
    ['1,00', 'yuan', '读不出金额'],
    ['一百', 'wan', '读不出金额'],
    ['1e5', 'wan', '读不出金额'],
    ['0.0000001', 'wan', '最多到分'],
    ['1.234', 'yuan', '最多到分'],
    ['-5', 'wan', '不能是负数'],
  ] as const)('%s in %s is explained, not guessed', (text, unit, words) => {
    const read = readMoney(text, unit);
    expect(read.yuan).toBeNull();
    expect(read.problem).toContain(words);
    expect(read.problem).toContain(text);
  });

  test('writing back is the reverse of reading', () => {
    for (const text of ['100', '12.5', '0.000001', '300.01', '0.1']) expect(writeMoney(readMoney(text, 'wan').yuan!, 'wan')).toBe(text);
    expect(writeMoney('5000', 'wan')).toBe('0.5');
  });
});

test('the field gives yuan, keeps what was typed, and tells its problem', async () => {
  const wrapper = mount(MoneyField, {
    global: { components: { ElInput } },
    props: {
      modelValue: '',
      'onUpdate:modelValue': (value: string) => void wrapper.setProps({ modelValue: value }),
      'onUpdate:problem': (value: string | null) => void wrapper.setProps({ problem: value }),
    },
  });
  const input = wrapper.find('input');
  await input.setValue('1,000.5');
  expect(wrapper.props('modelValue')).toBe('10005000');
  expect(input.element.value).toBe('1,000.5');
  expect(wrapper.text()).toContain('10,005,000.00 元');

  await input.setValue('350 万');
  expect(wrapper.props('modelValue')).toBe('');
  expect(wrapper.props('problem')).toContain('350 万');
  expect(input.element.value).toBe('350 万');

  await wrapper.setProps({ modelValue: '2000000' });
  expect(input.element.value).toBe('200');
});
