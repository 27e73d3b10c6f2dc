import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { codesOf } from './codes.js';

async function* pieces(...contents: readonly (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const content of contents) yield Buffer.from(content as string);
}

test('codes are taken from a compressed file as from any other', async () => {
  const codes = await codesOf(pieces(gzipSync('统一社会信用代码\n91990102MB100001X4\n\n91990102MB100002X1\n')));
  expect(codes.map(({ line, received }) => [line, received])).toEqual([
    [2, '91990102MB100001X4'],
    [4, '91990102MB100002X1'],
  ]);
});

test('a small file that unpacks to a very large one is not read to its end', async () => {
  const began = performance.now();
  await expect(codesOf(pieces(gzipSync(Buffer.alloc(160 * 1024 * 1024, '\n'), { level: 1 })))).rejects.toMatchObject({
    errors: [{ rule: 'expandedTooLarge' }],
  });
  expect(performance.now() - began).toBeLessThan(60_000);
}, 120_000);
