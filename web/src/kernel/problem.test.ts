import { expect, test } from 'vitest';
import { ApiError, NetworkError } from './api';
import { fieldOf, formErrors, sentenceOf, useForm } from './problem';

const base = { type: 'about:blank', title: '', status: 422, code: 'invalid_input', detail: '有 2 处要改', requestId: 'r1' };

test('a pointer into the body names a field; other roots do not', () => {
  expect(fieldOf('/body/amountYuan')).toBe('amountYuan');
  expect(fieldOf('/body/fees/0/percent')).toBe('fees.0.percent');
  expect(fieldOf('/body/a~1b~0c')).toBe('a/b~c');
  expect(fieldOf('/query/limit')).toBeNull();
  expect(fieldOf('/body')).toBeNull();
});

test('field and summary say the same words; what no field shows stands in the summary only', () => {
  const errors = [
    { pointer: '/body/amountYuan', rule: 'max', detail: '借款金额最多 300 万元' },
    { pointer: '/body/fees/0/percent', rule: 'min', detail: '费率不能是负数' },
    { pointer: '/body/hidden', rule: 'x', detail: '版本已换' },
  ];
  const mapped = formErrors({ ...base, errors }, ['amountYuan', 'fees']);
  expect(mapped.byField).toEqual({ amountYuan: '借款金额最多 300 万元', fees: '费率不能是负数' });
  expect(mapped.summary).toEqual([
    { field: 'amountYuan', text: '借款金额最多 300 万元' },
    { field: 'fees', text: '费率不能是负数' },
    { field: null, text: '版本已换' },
  ]);
});

test('a longer name that only begins alike is another field', () => {
  const mapped = formErrors({ ...base, errors: [{ pointer: '/body/amountYuanMax', rule: 'x', detail: '上限不对' }] }, ['amountYuan']);
  expect(mapped.byField).toEqual({});
  expect(mapped.summary[0]).toEqual({ field: null, text: '上限不对' });
});

test('a problem without fields speaks in one sentence', () => {
  expect(formErrors(base, ['a']).summary).toEqual([{ field: null, text: '有 2 处要改' }]);
  expect(sentenceOf(new ApiError({ ...base, status: 503, detail: '' }))).toContain('没有办成');
  expect(sentenceOf(new NetworkError())).toContain('网络断了');
});

test('a form keeps what it was told, runs once at a time, and clears on success', async () => {
  const form = useForm(['name', 'code']);
  expect(form.check({ name: '填姓名', code: false })).toBe(false);
  expect(form.errors.name).toBe('填姓名');
  expect(form.summary.value).toHaveLength(1);

  let release: () => void = () => undefined;
  const first = form.submit(() => new Promise<void>((resolve) => (release = resolve)));
  expect(await form.submit(async () => undefined)).toBe(false);
  release();
  expect(await first).toBe(true);
  expect(form.summary.value).toEqual([]);
  expect(form.errors.name).toBeUndefined();

  const isDone = await form.submit(() =>
    Promise.reject(new ApiError({ ...base, errors: [{ pointer: '/body/code', rule: 'totp', detail: '验证码不对' }] })),
  );
  expect(isDone).toBe(false);
  expect(form.errors.code).toBe('验证码不对');
  expect(form.isBusy.value).toBe(false);
});
