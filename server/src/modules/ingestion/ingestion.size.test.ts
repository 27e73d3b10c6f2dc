import { expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startProcess, type AppProcess } from '../../../test/processes.js';
import { world } from '../../../test/world.js';
import { fileKeyProvider } from '../../kernel/crypto/index.js';
import { fileBytesMax } from './ingestion.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'xinyidai-size-'));
const keyFile = join(folder, 'master.key');
const w = world({ keys: fileKeyProvider(keyFile) });
const gigabyte = 1024 ** 3;
/**
 * The limit is 300 MB for the process as it is shipped, which needs 155 MB to stand there. From its sources it also holds a
 * compiler, so here only what the uploads add is held against the limit.
 */
const growthMax = 140 * 1024 * 1024;

/** The most the process has ever had in memory, as the kernel counted it. */
const peakOf = (child: AppProcess): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.child.pid}/status`, 'utf8'))?.[1]) * 1024;

interface Answer {
  readonly status: number;
  readonly code: string;
}

function post(
  child: AppProcess,
  headers: Record<string, string>,
  write: (req: ClientRequest, isOver: () => boolean) => Promise<void>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const cookie = `sid=${w.cast.tax.officer.token}`;
    const url = `${child.url}/api/v1/batches?dataset=05.02&fileName=big.csv`;
    const req = request(url, { method: 'POST', headers: { 'Content-Type': 'text/csv', Cookie: cookie, ...headers } }, (res) => {
      isOver = true;
      let text = '';
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code });
        req.destroy();
      });
    });
    req.on('error', (error) => (isOver ? undefined : reject(error)));
    write(req, () => isOver).catch(reject);
  });
}

const megabytes = Buffer.from(`${'江澄市税务局,'.repeat(20)}\n`.repeat(3_000)).subarray(0, 1024 * 1024);

test('two gigabytes are refused at once when they are declared, and at the limit when they are not, in less than 300 MB', async () => {
  const child = await startProcess({ DATABASE_URL: w.settings.databaseUrl, DATA_DIR: folder, MASTER_KEY_FILE: keyFile, LOG_LEVEL: 'silent' });
  const standing = peakOf(child);
  try {
    const declared = await post(child, { 'Content-Length': String(2 * gigabyte) }, async (req) => {
      req.write(megabytes);
    });
    expect(declared).toEqual({ status: 413, code: 'too_large' });

    let sent = 0;
    const endless = await post(child, { 'Transfer-Encoding': 'chunked' }, async (req, isOver) => {
      while (!isOver() && sent < 2 * gigabyte) {
        sent += megabytes.length;
        if (!req.write(megabytes)) await Promise.race([new Promise((resolve) => req.once('drain', resolve)), wait(1_000)]);
      }
    });
    expect(endless).toEqual({ status: 413, code: 'too_large' });
    expect(sent).toBeGreaterThan(fileBytesMax);
    expect(sent).toBeLessThan(fileBytesMax + 64 * 1024 * 1024);
    expect(peakOf(child) - standing).toBeLessThan(growthMax);
    const held = async (table: string): Promise<number> =>
      Number(((await w.app.database.read().query(`select count(*) as held from ${table}`)) as Array<{ held: string }>)[0]?.held);
    expect([await held('batches'), await held('batch_parts')]).toEqual([0, 0]);
  } finally {
    await child.kill();
  }
}, 240_000);
