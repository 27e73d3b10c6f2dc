import { expect, test } from '@jest/globals';
import { Causes } from './causes.pure.js';

const problem = (rule: string, field: string, received = 'x') => ({ rule, field, header: '列', received, detail: '不对', remedy: '改' });

test('causes count rows, keep the first example, and put the most frequent first', () => {
  const causes = new Causes([]);
  causes.add([problem('required', 'paid', '（空）'), problem('required', 'paid', 'second')]);
  causes.add([problem('usccInvalid', 'uscc')]);
  causes.add([problem('usccInvalid', 'uscc')]);
  expect(causes.list()).toMatchObject([
    { rule: 'usccInvalid', rows: 2 },
    { rule: 'required', rows: 1, example: '（空）' },
  ]);
  const resumed = new Causes(causes.list());
  resumed.add([problem('required', 'paid')]);
  expect(resumed.list().map(({ rows }) => rows)).toEqual([2, 2]);
});

test('whatever a file holds, the list stays small', () => {
  const causes = new Causes([]);
  for (let field = 0; field < 1000; field += 1) causes.add([problem('required', `field${field}`, '长'.repeat(500))]);
  expect(JSON.stringify(causes.list()).length).toBeLessThan(16_001);
  expect(causes.list().length).toBeGreaterThan(20);
});

test('a cause of several kinds of mistakes does not tell all rows the first one', () => {
  const causes = new Causes([]);
  const wrong = (detail: string) => ({ ...problem('usccInvalid', 'uscc'), detail });
  causes.add([wrong('第 5 位是字母 O')]);
  expect(causes.list()[0]?.detail).toBe('第 5 位是字母 O');
  causes.add([wrong('少 1 位：应为 18 位，您填了 17 位')]);
  causes.add([wrong('第 5 位是字母 O')]);
  expect(causes.list()[0]).toMatchObject({ rows: 3, detail: '不是有效的统一社会信用代码，每行错在哪里见“逐行”' });
});
