import { expect, test } from '@jest/globals';
import { decodeCursor, decodeInstant, decodeKeys, encodeCursor } from './pagination.js';

const refused = expect.objectContaining({ status: 422 });

test('a page’s place comes back as it was given', () => {
  expect(decodeCursor(encodeCursor(['a', 1]), 2)).toEqual(['a', 1]);
  expect(decodeKeys(encodeCursor([3, 'b', 0]), ['whole', 'text', 'whole'])).toEqual([3, 'b', 0]);
  const at = new Date('2026-11-12T02:00:00Z');
  expect(decodeInstant(encodeCursor([at.getTime(), 'b']))).toEqual({ at, id: 'b' });
});

test('one that somebody has made up is refused, and never reaches the database as no number', () => {
  const raw = (json: string): string => Buffer.from(json).toString('base64url');
  for (const cursor of ['', '%', raw('{}'), raw('[1]'), raw('["x","y"]'), raw('[1.5,1]'), raw('[1e400,1]'), raw('[null,1]')])
    expect(() => decodeKeys(cursor, ['whole', 'whole'])).toThrow(refused);
  for (const cursor of [raw('[1,2]'), raw('["1","b"]'), raw('[1,null]'), raw('[1,"b",2]'), raw('[[1],"b"]')])
    expect(() => decodeKeys(cursor, ['whole', 'text'])).toThrow(refused);
  for (const cursor of [raw('["x","y"]'), raw('[9e15,"y"]'), raw('[1]')]) expect(() => decodeInstant(cursor)).toThrow(refused);
});
