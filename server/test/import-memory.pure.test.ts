import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const serverDir = fileURLToPath(new URL('..', import.meta.url));

test('memory does not grow with the file: 300 MB through a heap of 128 MB, the whole process under 300 MB', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=128', '--max-semi-space-size=8', '--import', '@swc-node/register/esm-register', 'test/import-memory.ts'],
    { cwd: serverDir, env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.json' } },
  );
  const { rows, expected, grownMb, peakMb } = JSON.parse(stdout) as { rows: number; expected: number; grownMb: number; peakMb: number };
  expect(rows).toBe(expected);
  expect(grownMb).toBeLessThan(120);
  expect(peakMb).toBeLessThan(300);
});

test('a workbook of 250 MB unpacked goes through the same small heap', async () => {
  const run = async (heapMb: number, ...args: string[]): Promise<string> => {
    const flags = [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8', '--import', '@swc-node/register/esm-register'];
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, 'test/import-memory-xlsx.ts', ...args], {
      cwd: serverDir,
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.json' },
    });
    return stdout;
  };
  // Written by another process: what the writer takes is not the importer's.
  const path = await run(1024, 'write');
  const { rows, expected, sheetMb, peakMb } = JSON.parse(await run(128, 'read', path)) as Record<'rows' | 'expected' | 'sheetMb' | 'peakMb', number>;
  expect(rows).toBe(expected);
  expect(sheetMb).toBeGreaterThan(200);
  expect(peakMb).toBeLessThan(300);
});
