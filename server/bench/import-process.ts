import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from './compiled.js';
import type { ImportFigures } from './import-run.js';
import type { TaxFile } from './tax-file.js';

/** As `npm start` bounds it (docs/operations.md, Memory): left alone, V8 collects only once it holds a few hundred MB of what is not needed any more. */
export const heapMb = 768;

/** The compiled server takes a file in a process of its own. BENCH_PROFILE names a folder for a profile of it. */
export class ImportProcess {
  private readonly program = compiled('import-run.ts');

  /** `back`: it is taken back at the end. */
  async run(databaseUrl: string, file: TaxFile, back?: 'back'): Promise<ImportFigures> {
    const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
    const flags = ['--expose-gc', `--max-old-space-size=${heapMb}`, ...profile];
    const what = [databaseUrl, file.path, String(file.firms), String(file.rows), ...(back ? [back] : [])];
    const child = spawn(process.execPath, [...flags, this.program, ...what], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`The import ended with ${String(code)}`);
    return JSON.parse(output) as ImportFigures;
  }
}
