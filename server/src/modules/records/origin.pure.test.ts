import { expect, test } from '@jest/globals';
import { deliveredKey, originOf, selfDeclaredKey } from './origin.js';

test('no number that a department gives a row makes it the firm’s own, or puts it in the place of one', () => {
  for (const number of ['vat', '', 'self:vat', '_self:vat', 'self:'.padEnd(120, 'x')]) {
    const key = deliveredKey(number);
    expect([number, originOf({ naturalKey: key }), key.length <= 120]).toEqual([number, 'delivered', true]);
    expect(key).not.toBe(selfDeclaredKey(number));
  }
  expect(deliveredKey('self:vat')).not.toBe(selfDeclaredKey('vat'));
  expect(originOf({ naturalKey: selfDeclaredKey('vat') })).toBe('selfDeclared');
});
