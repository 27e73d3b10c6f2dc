// A delivery is taken back a part at a time: what a row costs must not grow with the delivery. BENCH_ROWS is the smaller one.
import { join } from 'node:path';
import { ImportProcess } from './import-process.js';
import type { ImportFigures } from './import-run.js';
import { folder, freshMariadb, print, two, whole } from './support.js';
import { writeTaxFile, type TaxFile } from './tax-file.js';

const server = new ImportProcess();
const small = Number(process.env.BENCH_ROWS ?? 50_000);
const files = [await writeTaxFile(join(folder, 'small.csv'), small), await writeTaxFile(join(folder, 'large.csv'), 4 * small)] as const;

async function measure(engine: string, urls: readonly [string, string]): Promise<void> {
  const [short, long] = [await server.run(urls[0], files[0], 'back'), await server.run(urls[1], files[1], 'back')];
  const perRow = (figures: ImportFigures, file: TaxFile): number => ((figures.rollbackSeconds ?? 0) / file.rows) * 1e6;
  const [first, second] = [perRow(short, files[0]), perRow(long, files[1])];
  print(`Taking a delivery back on ${engine}: a row of ${whole(files[1].rows)} / a row of ${whole(files[0].rows)}`, second / first, '≤ 1.5', [
    `${two(first)} and ${two(second)} µs a row; ${two((long.rollbackSeconds ?? 0) / long.seconds)} of the time in which it was loaded.`,
  ]);
}

const [one, other] = [await freshMariadb('bench_back_one'), await freshMariadb('bench_back_other')];
if (one && other) await measure('MariaDB', [one, other]);
await measure('SQLite', [`sqlite:${join(folder, 'one.db')}`, `sqlite:${join(folder, 'other.db')}`]);
