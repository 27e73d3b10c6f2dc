import type { EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, type Database } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { FileRefused, importLimits, inspect, mappingFaults, type FileReport, type ImportRun } from '../../kernel/importing/index.js';
import { load } from '../../kernel/importing/load.js';
import { enqueue, JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { compileRules, keyFieldsOf } from '../catalogue/index.js';
import { recordEvidence } from '../evidence/index.js';
import { announceBatch } from '../records/index.js';
import { Batch } from './batch.entity.js';
import { batchMachine, hasEnded, type BatchEvent } from './batch.machine.js';
import { ChunkPace } from './chunk-pace.js';
import { ChunkTarget, enterprisesTouched } from './chunk-target.js';
import { takeUp } from './batch-failure.js';
import { MappingOutdated, RunOver } from './ingestion.errors.js';
import { deliveryEnded } from './ingestion.events.js';
import type { BatchView } from './ingestion.contract.js';
import { entries } from './ingestion.evidence.js';
import { isBehindAnother, nextInLine } from './ingestion.repository.js';
import { loadBatch } from './job-kinds.js';
import type { MappingsService } from './mappings.service.js';
import type { IngestionNeighbours } from './neighbours.js';
import type { PartStore } from './parts.js';
import type { RejectsStore } from './rejects.store.js';
import type { WaitingRows } from './waiting-rows.js';

export interface RunParts {
  readonly database: Database;
  readonly neighbours: IngestionNeighbours;
  readonly mappings: MappingsService;
  readonly parts: PartStore;
  readonly rejects: RejectsStore;
  readonly waiting: WaitingRows;
}

const askedEveryMs = 500;
const limits = { ...importLimits, chunkLengthMax: 1_000_000 };

/** One job's work on one batch, from its last checkpoint to the end or to the next interruption. */
export class BatchRun {
  private askedAt = 0;

  constructor(
    private readonly batchId: string,
    private readonly context: JobContext,
    private readonly own: RunParts,
  ) {}

  async run(): Promise<void> {
    const batch = await this.begin();
    if (batch) {
      await this.loadFile(batch).catch((error: unknown) => {
        if (error instanceof FileRefused || error instanceof MappingOutdated) return this.refuse(error);
        if (!(error instanceof RunOver)) throw error;
        return undefined;
      });
    }
    // Cancelled, or taken over by another job that still needs the file: only the first is an end.
    if (await this.isOver()) await this.own.parts.remove(this.batchId);
  }

  private async loadFile(batch: Batch): Promise<void> {
    const { database, neighbours, mappings, parts } = this.own;
    const dataset = await neighbours.catalogue.definitionAt(batch.dataset, batch.datasetVersion);
    const mapping = await mappings.at(batch.organisationId, dataset, batch.mappingVersion);
    const [fault] = mappingFaults(mapping, dataset.fields, keyFieldsOf(dataset));
    if (fault) throw new MappingOutdated(fault.detail);
    const pace = new ChunkPace(database.engine, dataset.registers ? 'firms' : 'records');
    const run: ImportRun = {
      source: () => parts.read(this.batchId),
      file: parts.file(this.batchId, batch.bytes),
      mapping,
      fields: dataset.fields,
      keyFields: keyFieldsOf(dataset),
      rules: compileRules(dataset).rejects,
      limits,
      exceptional: await neighbours.enterprises.exceptionalCodes(),
      resume: { rowsDone: batch.rowsDone, accepted: batch.accepted, rejected: batch.rejected },
      chunkRows: () => pace.rows,
      target: new ChunkTarget(this.batchId, dataset, await this.own.waiting.roomFor(batch.organisationId), pace, {
        ...this.own,
        hold: (tx) => this.hold(tx),
      }),
      isCancelled: () => this.pause(),
    };
    const file = await inspect(run);
    if (!file) throw new RunOver();
    await this.startLoading(file);
    await load(run, file);
    await this.finish();
  }

  /** Null when there is nothing to do: the batch has ended, or another one has to be loaded before it and will call it. */
  private begin(): Promise<Batch | null> {
    return this.own.database.transaction(async (tx) => {
      await this.context.hold(tx);
      const asked = await tx.findOneBy(Batch, { id: this.batchId });
      // Before its own row is held: everybody takes the rows of one line in one order.
      const waits = asked !== null && (await isBehindAnother(tx, asked));
      const batch = await lockRow(tx, Batch, { id: this.batchId });
      // Its job was started again by an operator: that takes it up as well.
      if (batch?.state === 'failed') await takeUp(tx, platform, batch);
      const isOver = !batch || (hasEnded(batch.state) && batch.state !== 'failed');
      if (isOver || waits) return null;
      await tx.update(
        Batch,
        { id: batch.id },
        {
          ...((batch.state === 'received' || batch.state === 'failed') && { state: batchMachine.next('received', 'check') }),
          runJobId: this.context.jobId,
          runStartedAt: now(),
          runStartedRows: batch.rowsDone,
        },
      );
      return batch;
    });
  }

  private startLoading(file: FileReport): Promise<void> {
    return this.own.database.transaction(async (tx) => {
      const batch = await this.hold(tx);
      await this.own.rejects.keepHeader(tx, batch.id, file.headers);
      await tx.update(
        Batch,
        { id: batch.id },
        {
          ...(batch.state === 'checking' && { state: batchMachine.next(batch.state, 'load') }),
          format: file.format,
          encoding: file.encoding,
          found: JSON.stringify(foundIn(file)),
          rowsTotal: file.rows,
          // The speed on show is that of loading; reading the file through once is not part of it.
          runStartedAt: now(),
        },
      );
    });
  }

  private async finish(): Promise<void> {
    const firms = await enterprisesTouched(this.own.database, this.batchId);
    await this.end((batch) => ({
      event: batch.rejected > 0 ? 'finishWithRejects' : 'finish',
      changes: { enterprisesTouched: firms },
      record: (tx, about) =>
        recordEvidence(tx, platform, entries.loaded, { ...about, accepted: batch.accepted, rejected: batch.rejected }, { subjectId: batch.id }),
    }));
  }

  private async refuse({ rule, detail, remedy }: FileRefused | MappingOutdated): Promise<void> {
    await this.end((batch) => ({
      event: 'refuse',
      // The file may be sent again, once what was wrong is mended on our side or theirs.
      changes: { refusal: JSON.stringify({ rule, detail, remedy }), deliveryKey: null },
      record: (tx, about) => recordEvidence(tx, platform, entries.refused, { ...about, rule }, { subjectId: batch.id }),
    })).catch((error: unknown) => {
      if (!(error instanceof RunOver)) throw error;
    });
  }

  private end(ending: (batch: Batch) => Ending): Promise<void> {
    return this.own.database.transaction(async (tx) => {
      const batch = await this.hold(tx);
      const { event, changes, record } = ending(batch);
      await tx.update(Batch, { id: batch.id }, { ...changes, state: batchMachine.next(batch.state, event), finishedAt: now() });
      await announceBatch(tx, { batchId: batch.id, dataset: batch.dataset });
      await record(tx, { batchId: batch.id, dataset: batch.dataset, digest: batch.digest });
      await emit(tx, deliveryEnded, { batchId: batch.id });
      await callNext(tx, batch);
    });
  }

  private async hold(tx: EntityManager): Promise<Batch> {
    await this.context.hold(tx);
    const batch = await lockRow(tx, Batch, { id: this.batchId });
    if (!batch || batch.runJobId !== this.context.jobId || hasEnded(batch.state)) throw new RunOver();
    return batch;
  }

  /** Every chunk finds out by itself, holding the batch, that it has ended; the question here is for the reading between. */
  private async pause(): Promise<boolean> {
    if (this.context.isStopping()) throw new JobInterrupted();
    if (now().getTime() - this.askedAt < askedEveryMs) return false;
    this.askedAt = now().getTime();
    return this.isOver();
  }

  private async isOver(): Promise<boolean> {
    const batch = await this.own.database.read().findOneBy(Batch, { id: this.batchId });
    return !batch || (hasEnded(batch.state) && batch.state !== 'failed');
  }
}

const foundIn = ({ sheet, headerLine, titleLines, hiddenRows, mergedRanges, footers, footerExamples }: FileReport): BatchView['found'] => ({
  ...{ sheet, headerLine, titleLines, hiddenRows, mergedRanges, footers, footerExamples: [...footerExamples] },
});

interface Ending {
  readonly event: BatchEvent;
  readonly changes: Partial<Batch>;
  readonly record: (tx: EntityManager, about: { batchId: string; dataset: string; digest: string }) => Promise<unknown>;
}

/** Deliveries of one source for one dataset are loaded in the order in which they came: the ended one calls the next. */
export async function callNext(tx: EntityManager, batch: Batch): Promise<void> {
  const next = await nextInLine(tx, batch);
  if (next) await enqueue(tx, loadBatch, { batchId: next.id }, { dedupeKey: next.id });
}
