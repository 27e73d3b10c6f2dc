import { expect, test } from '@jest/globals';
import { isSafePattern } from './safe-pattern.js';

test.each([
  '[A-Z]{2}\\d{6}',
  '\\d+',
  '(?:甲|乙)\\d{1,8}',
  '[\\p{L}\\d]+第\\d+号',
  '.{1,200}',
  '(\\d{4})?-\\d{2}',
  '[^\\]]*',
  '(AB){2}',
  'a\\+\\+',
  '第.*号',
  '[A-Z]{2,10}\\d{4,20}',
  '(?:京|津|冀|晋|蒙|辽|吉|黑|沪|苏|浙|皖|闽|赣|鲁|豫|鄂|湘|粤|桂|琼|渝|川|贵|云|藏|陕|甘|青|宁|新)[A-Z][A-Z0-9]{5,6}',
  '(?:[A-Z]{2}){3}(?:-\\d{2})?',
])('%s can be matched in bounded time', (source) => expect(isSafePattern(source)).toBe(true));

test.each([
  '(a+)+',
  '(a*)*b',
  '(a|a)*',
  '(\\d+){2,5}',
  '(.*)\\1',
  '(?=a)b',
  '(?<name>a)',
  'a*b*c*',
  '\\d*\\d*\\d*x',
  '([a-z]+)*',
  '(a{1,100}){3}',
  '(?:x){30}',
  'a{1,999}b{1,999}c{1,999}',
  `${'a?'.repeat(30)}${'a'.repeat(30)}`,
  '(?:a?){20}(?:a?){20}b',
  '(?:a|a){20}b',
  '((?:a|aa){10}){10}b',
  '(?:a{0,9}){9}b',
  '.*(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a).*b',
])('%s may not end', (source) => expect(isSafePattern(source)).toBe(false));
