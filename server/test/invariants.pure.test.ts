import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/invariants.md`, 'utf8');
const named = [...text.matchAll(/`(server\/[^`]+\.test\.ts)`/g)].map((match) => match[1] ?? '');

test('every test the invariants lean on is there', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
});

test('all fourteen stand in order', () => {
  expect([...text.matchAll(/^(\d+)\. \*\*/gm)].map((match) => Number(match[1]))).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
});
