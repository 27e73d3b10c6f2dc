import type { EntityManager } from 'typeorm';
import type { Database } from '../../kernel/database/index.js';
import { enqueue, type JobContext } from '../../kernel/jobs/index.js';
import { Closing } from './closing.entity.js';
import { correctClosed } from './closed-months.js';
import { countDelivery } from './counting.js';
import { countFirmsOf } from './coverage.js';
import { rebuildQuality } from './job-kinds.js';
import type { QualityNeighbours } from './neighbours.js';
import type { QualityService } from './quality.service.js';
import { recountAll } from './recount.js';
import { remindAll, settleReminders } from './reminding.js';
import type { NamedStream } from './stream.js';

interface StreamKey {
  readonly organisationId: string;
  readonly dataset: string;
}

/** What the jobs do: keep the rollup, the reminders and the closed months in step with the deliveries. */
export class QualityCounter {
  constructor(
    private readonly database: Database,
    private readonly neighbours: QualityNeighbours,
    private readonly quality: QualityService,
  ) {}

  async count(tx: EntityManager, batchId: string): Promise<void> {
    const key = await countDelivery(tx, this.neighbours, batchId);
    const named = key && (await this.streamOf(tx, key));
    if (!named) return;
    await this.settle(tx, named);
  }

  /** After anything that changes what has arrived: reminders about it, and months that were closed before. */
  async settle(tx: EntityManager, named: NamedStream): Promise<void> {
    await settleReminders(tx, named.stream);
    await this.correct(tx, named);
  }

  async countFirms(key: StreamKey, context: JobContext): Promise<void> {
    await countFirmsOf(this.database, key, context, async (tx) => {
      const named = await this.streamOf(tx, key);
      if (named) await this.correct(tx, named);
    });
  }

  recount(context: JobContext): Promise<void> {
    return recountAll(this.database, context, (tx, batchId) => this.count(tx, batchId));
  }

  async reconcile(context: JobContext): Promise<void> {
    for (const named of await this.quality.allStreams()) {
      await this.database.transaction(async (tx) => {
        await context.hold(tx);
        await this.correct(tx, named);
      });
    }
  }

  async remind(tx: EntityManager): Promise<void> {
    await remindAll(tx, await this.quality.allStreams(tx));
  }

  askForRecount(): Promise<void> {
    return this.database.transaction((tx) => enqueue(tx, rebuildQuality, {}, { dedupeKey: 'next' }));
  }

  private async correct(tx: EntityManager, named: NamedStream): Promise<void> {
    const [oldest] = await tx.find(Closing, { order: { month: 'ASC' }, take: 1 });
    if (oldest) await correctClosed(tx, named, oldest.month);
  }

  private async streamOf(tx: EntityManager, { organisationId, dataset }: StreamKey): Promise<NamedStream | undefined> {
    return (await this.quality.streamsOf(organisationId, tx)).find(({ stream }) => stream.dataset.code === dataset);
  }
}
