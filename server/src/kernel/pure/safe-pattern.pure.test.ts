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
])('%s may not end', (source) => expect(isSafePattern(source)).toBe(false));
