import type { EntityManager } from 'typeorm';
import { lockRow, type Database } from '../../kernel/database/index.js';
import { JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { deliveriesOfPeriods } from '../ingestion/index.js';
import { periodsByFirm } from '../records/index.js';
import { CoverageCount, merged } from './coverage.pure.js';
import { QualityPeriod } from './quality-period.entity.js';
import { QualityStream } from './quality-stream.entity.js';

interface StreamKey {
  readonly organisationId: string;
  readonly dataset: string;
}

const askEvery = 5_000;

/** Counts the firms of the periods that wait for it, in one pass over the index of the deliveries that brought them. */
export async function countFirmsOf(
  database: Database,
  key: StreamKey,
  context: JobContext,
  afterwards: (tx: EntityManager) => Promise<void>,
): Promise<void> {
  const stream = await database.read().findOneBy(QualityStream, key);
  if (!stream) return;
  const all = await database.read().find(QualityPeriod, { where: key, order: { period: 'ASC' } });
  const open = all.filter(({ isCounted }) => !isCounted).map(({ period }) => period);
  if (open.length === 0) return;
  const wanted = all.filter(({ period }, index) => open.includes(period) || open.includes(all[index + 1]?.period ?? '')).map(({ period }) => period);
  const batches = new Set((await deliveriesOfPeriods(database.read(), key.organisationId, key.dataset, wanted)).map(({ batchId }) => batchId));
  // A period before a gap is not the one before the next: each run of neighbours is counted for itself.
  const runs = runsOf(
    all.map(({ period }) => period),
    wanted,
  );
  const counts = runs.map((run) => new CoverageCount(run));
  let seen = 0;
  for await (const firm of merged([...batches].map((batchId) => periodsByFirm(database.read(), key.dataset, batchId)))) {
    for (const count of counts) count.add(firm);
    if ((seen += 1) % askEvery === 0 && context.isStopping()) throw new JobInterrupted();
  }
  await database.transaction(async (tx) => {
    await context.hold(tx);
    const now = await lockRow(tx, QualityStream, key);
    // Another delivery has been counted meanwhile: its own job counts the firms.
    if (now?.countedAt.getTime() !== stream.countedAt.getTime()) return;
    for (const period of open) {
      const coverage = counts.map((count) => count.of(period)).find((one) => one !== undefined);
      if (coverage) await tx.update(QualityPeriod, { ...key, period }, { ...coverage, isCounted: true });
    }
    await afterwards(tx);
  });
}

/** Neighbours in `all` that are wanted stay together. The first of a run is the one before what is asked for, or the very first of all. */
function runsOf(all: readonly string[], wanted: readonly string[]): string[][] {
  const runs: string[][] = [];
  let last = -2;
  for (const [index, period] of all.entries()) {
    if (!wanted.includes(period)) continue;
    if (index === last + 1) runs.at(-1)?.push(period);
    else runs.push([period]);
    last = index;
  }
  return runs;
}
