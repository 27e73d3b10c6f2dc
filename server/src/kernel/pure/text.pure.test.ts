import { expect, it } from '@jest/globals';
import { halfWidth, maskIdentity, maskName, maskPhone, maskUscc, searchKey, withoutForm } from './text.js';

it('turns full-width letters, digits and blanks into half-width ones, and nothing else', () => {
  expect(halfWidth('ＡＢｃ１２３　（江澄）。')).toBe('ABc123 (江澄)。');
});

it('makes one search key of the ways to write a name', () => {
  expect(searchKey('　江澄 ＡＢＣ  科技 ')).toBe('江澄 abc 科技');
});

it.each([
  ['周明远', '周*远'],
  ['李梅', '李*'],
  ['欧阳明远', '欧**远'],
  ['甲', '*'],
  ['', ''],
  ['𠮷田', '𠮷*'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

it.each([
  ['江澄农村商业银行股份有限公司', '江澄农村商业银行'],
  ['澄东区村镇银行有限责任公司', '澄东区村镇银行'],
  ['东澜银行股份有限公司江澄分行', '东澜银行江澄分行'],
  ['有限公司服务中心', '有限公司服务中心'],
  ['股份有限公司', '股份有限公司'],
  ['江澄农村信用合作联社', '江澄农村信用合作联社'],
])('%s is called %s', (name, called) => {
  expect(withoutForm(name)).toBe(called);
});

it.each([
  [maskPhone, '13812346207', '138****6207'],
  [maskPhone, '8812345', '*****45'],
  [maskPhone, '12', '**'],
  [maskIdentity, '990102199001011234', '9901************34'],
  [maskIdentity, '1234', '****'],
  [maskUscc, '91990102MA7K4X3T6M', '91990102*******T6M'],
  [maskUscc, '91990102', '********'],
])('%p hides %s as %s', (mask, text, shown) => {
  expect(mask(text)).toBe(shown);
});
