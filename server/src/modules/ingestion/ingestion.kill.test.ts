import { expect, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { batchOf, deliver, longFile, longRegistrations, send, storedRows } from '../../../test/deliveries.js';
import { startProcess } from '../../../test/processes.js';
import { world } from '../../../test/world.js';
import { fileKeyProvider } from '../../kernel/crypto/index.js';
import type { BatchView } from './ingestion.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'xinyidai-kill-'));
const keyFile = join(folder, 'master.key');
const w = world({ keys: fileKeyProvider(keyFile) });
const undisturbed = world();
const rowsMany = 12_000;
const killsMany = 2;

test('kill -9 while a delivery is loaded leaves no half row, and the next process ends as if nothing had happened', async () => {
  const content = longFile(rowsMany);
  await deliver(undisturbed, undisturbed.cast.market.officer, '01.01', longRegistrations());
  const straight = await deliver(undisturbed, undisturbed.cast.tax.officer, '05.02', content);

  await deliver(w, w.cast.market.officer, '01.01', longRegistrations());
  const { id } = await send(w, w.cast.tax.officer, '05.02', content);
  const current = (): Promise<BatchView> => batchOf(w, w.cast.tax.officer, id);
  for (let kill = 0; kill < killsMany; kill += 1) {
    const before = (await current()).rowsDone;
    const child = await startProcess({
      DATABASE_URL: w.settings.databaseUrl,
      DATA_DIR: folder,
      MASTER_KEY_FILE: keyFile,
      JOB_LEASE_MS: '500',
      LOG_LEVEL: 'silent',
    });
    while ((await current()).rowsDone <= before && child.child.exitCode === null) await wait(2);
    await child.kill('SIGKILL');
    const killed = await current();
    expect(killed.state).toBe('loading');
    expect(killed.rowsDone).toBeGreaterThan(before);
    expect(killed.rowsDone).toBeLessThan(rowsMany);
    expect(killed.accepted + killed.rejected).toBe(killed.rowsDone);
    const [{ back }] = (await w.app.database.read().query('select count(*) as back from rejected_rows where batch_id = ? and line > 0', [id])) as [
      { back: number | string },
    ];
    expect(Number(back)).toBe(killed.rejected);
  }
  // The dead process's lease has to run out before another one may take the job.
  for (let tries = 0; tries < 100 && (await current()).state === 'loading'; tries += 1) {
    await wait(100);
    await w.settle();
  }
  await w.settle();
  const counted = ({
    state,
    rowsTotal,
    rowsDone,
    accepted,
    replaced,
    unchanged,
    rejected,
    waiting,
    enterprisesTouched,
    usccErrors,
    causes,
  }: BatchView) => ({
    ...{ state, rowsTotal, rowsDone, accepted, replaced, unchanged, rejected, waiting, enterprisesTouched, usccErrors, causes },
  });
  expect(counted(await current())).toEqual(counted(straight));
  expect(await storedRows(w)).toEqual(await storedRows(undisturbed));
}, 240_000);
