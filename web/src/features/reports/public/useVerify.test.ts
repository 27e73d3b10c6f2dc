import { expect, test } from 'vitest';
import { digestOf, nameInFile, nameInFragment } from './useVerify';

test('number and code come from the fragment, however they are typed', () => {
  expect(nameInFragment('#BG-2026-000123.K7QM2XTA')).toEqual({ number: 'BG-2026-000123', code: 'K7QM2XTA' });
  expect(nameInFragment('#bg-2026-000123.k7qm2xta')).toEqual({ number: 'BG-2026-000123', code: 'K7QM2XTA' });
  expect(nameInFragment('')).toBeNull();
  expect(nameInFragment('#token=x')).toBeNull();
});

test('number and code are found among the bytes of a file', () => {
  const bytes = new Uint8Array([0, 255, 128, ...new TextEncoder().encode('/Keywords (BG-2026-000123 K7QM2XTA)\n'), 0, 200]);
  expect(nameInFile(bytes)).toEqual({ number: 'BG-2026-000123', code: 'K7QM2XTA' });
  expect(nameInFile(new Uint8Array([1, 2, 3]))).toBeNull();
});

test('the digest is SHA-256 in hex', async () => {
  expect(await digestOf(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
