import { expect, test } from 'vitest';
import { codesIn } from './codesIn';

test('a pasted list becomes a code table; the first of two equal codes stays', () => {
  expect(codesIn('1 居民\n2\t一般 工商业\r\n\n3：农业\n1 别的\n其他')).toEqual([
    { code: '1', title: '居民' },
    { code: '2', title: '一般 工商业' },
    { code: '3', title: '农业' },
    { code: '其他', title: '其他' },
  ]);
});
