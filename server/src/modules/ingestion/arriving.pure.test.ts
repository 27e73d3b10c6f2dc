import { expect, test } from '@jest/globals';
import { Arriving } from './arriving.js';

test('a source sends four files at a time, whatever others send; one that fails makes room like one that ends', async () => {
  const arriving = new Arriving();
  const ends: Array<(error?: Error) => void> = [];
  const slow = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  const begun = [1, 2, 3, 4].map(() => arriving.during('tax', slow));
  await expect(arriving.during('tax', slow)).rejects.toMatchObject({ status: 429 });
  await expect(arriving.during('water', async () => 'taken')).resolves.toBe('taken');
  ends[0]?.(new Error('the line broke'));
  await expect(begun[0]).rejects.toThrow('the line broke');
  await expect(arriving.during('tax', async () => 'taken')).resolves.toBe('taken');
  for (const end of ends) end();
  await Promise.all(begun.slice(1));
});
