import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import CodeInput from './CodeInput.vue';

function codeInput(modelValue = '') {
  const wrapper = mount(CodeInput, {
    attachTo: document.body,
    props: { modelValue, id: 'f-code', 'onUpdate:modelValue': (value: string) => void wrapper.setProps({ modelValue: value }) },
  });
  const boxes = () => wrapper.findAll<HTMLInputElement>('input');
  return { wrapper, boxes, text: () => boxes().map((box) => box.element.value) };
}

test('six boxes; the first takes the label and the phone’s suggestion', () => {
  const { boxes } = codeInput();
  expect(boxes()).toHaveLength(6);
  expect(boxes()[0]!.attributes()).toMatchObject({ id: 'f-code', autocomplete: 'one-time-code', inputmode: 'numeric' });
  expect(boxes()[1]!.attributes('id')).toBeUndefined();
  expect(boxes()[5]!.attributes('aria-label')).toBe('验证码第 6 位，共 6 位');
});

test('typing walks on and the last digit completes', async () => {
  const { wrapper, boxes } = codeInput();
  for (const [index, digit] of [...'803142'].entries()) await boxes()[index]!.setValue(digit);
  expect(wrapper.props('modelValue')).toBe('803142');
  expect(wrapper.emitted('complete')).toEqual([['803142']]);
});

test('pasting fills all, blanks and hyphens ignored; letters change nothing', async () => {
  const { wrapper, boxes, text } = codeInput();
  await boxes()[3]!.trigger('paste', { clipboardData: { getData: () => ' 803-142 ' } });
  expect(text()).toEqual([...'803142']);
  expect(wrapper.emitted('complete')).toHaveLength(1);
  const other = codeInput('12');
  await other.boxes()[0]!.trigger('paste', { clipboardData: { getData: () => 'abc' } });
  expect(other.wrapper.props('modelValue')).toBe('12');
});

test('six digits put into the first box at once, as a phone does, fill all', async () => {
  const { wrapper, boxes } = codeInput();
  await boxes()[0]!.setValue('５６７890');
  expect(wrapper.props('modelValue')).toBe('567890');
});

test('a letter is not taken; backspace in an empty box removes the digit before it', async () => {
  const { wrapper, boxes, text } = codeInput('12');
  await boxes()[2]!.setValue('x');
  expect(text().slice(0, 3)).toEqual(['1', '2', '']);
  await boxes()[2]!.trigger('keydown', { key: 'Backspace' });
  expect(wrapper.props('modelValue')).toBe('1');
  expect(document.activeElement).toBe(boxes()[1]!.element);
});

test('emptying a box in the middle does not move the later digits', async () => {
  const { wrapper, boxes, text } = codeInput('803142');
  await boxes()[1]!.setValue('');
  expect(text()).toEqual(['8', '', '3', '1', '4', '2']);
  expect(wrapper.props('modelValue')).not.toMatch(/^\d{6}$/);
});
