import { expect, test } from '@jest/globals';
import { exampleOf } from './inspect.js';
import { shown } from './masking.js';

const identity = '990102198001019876';
const anyText = { type: 'text' } as const;

test.each([
  ['alone', identity],
  ['in a sentence', `经办人身份证${identity}，已核对`],
  ['in full-width digits', '９９０１０２１９８００１０１９８７６'],
  ['a telephone', '电话１３８１２３４６２０７或13812346207'],
])('a person’s number is masked: %s', (_, text) => {
  expect(shown(text, anyText)).toContain('*');
  expect(shown(text, anyText)).not.toMatch(/[\d０-９]{9}/);
});

test('also where what is shown ends in the middle of it', () => {
  for (let before = 30; before <= 62; before += 1) {
    const text = `${'甲'.repeat(before)}${identity}，以及后面的文字`;
    expect([before, shown(text, anyText)]).toEqual([before, expect.not.stringMatching(/\d{5}/)]);
    const line = `${'甲'.repeat(before + 60)}${identity}`;
    expect([before, exampleOf({ cells: [line] })]).toEqual([before, expect.not.stringMatching(/\d{5}/)]);
  }
});

test('what is no person’s number stays as it came', () => {
  for (const text of ['1234567890123456789', '合同号 20260930', '91990102MA7K4X3T6M']) expect(shown(text, anyText)).toBe(text);
  expect(exampleOf({ cells: ['合计', '合计', '12'] })).toBe('合计  12');
});
