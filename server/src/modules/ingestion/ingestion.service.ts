import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate, lockRow, pageById, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Forbidden, invalidField, NotFound, TooMany, Unavailable } from '../../kernel/errors.js';
import type { FileAnswer, Upload } from '../../kernel/http/index.js';
import { newId } from '../../kernel/ids.js';
import { enqueue, type JobContext } from '../../kernel/jobs/index.js';
import { addDays, chinaMonth, startOfChinaDay } from '../../kernel/pure/working-calendar.js';
import type { VersionedDataset } from '../catalogue/index.js';
import { recordEvidence } from '../evidence/index.js';
import { announceBatch } from '../records/index.js';
import { Arriving, retrySeconds } from './arriving.js';
import { BatchRollback } from './batch-rollback.js';
import { BatchRun, callNext } from './batch-run.js';
import { failBatch, takeUp } from './batch-failure.js';
import { nextReference } from './batch-numbers.js';
import { Batch } from './batch.entity.js';
import { batchMachine, unfinishedStates } from './batch.machine.js';
import type { BatchState } from './ingestion.contract.js';
import { correctedBatch } from './corrections.js';
import { entries } from './ingestion.evidence.js';
import { canCancel, canTakeUp } from './ingestion.policy.js';
import { rejectsPage, visibleTo, type RejectFilter } from './ingestion.repository.js';
import { loadBatch } from './job-kinds.js';
import { MappingVersions } from './mapping-versions.js';
import { MappingsService } from './mappings.service.js';
import type { IngestionNeighbours } from './neighbours.js';
import { PartStore, type StoredFile } from './parts.js';
import type { Reject } from './reject.entity.js';
import { rejectsFile } from './rejects-file.js';
import { RejectsStore } from './rejects.store.js';
import { ruleTitles } from './rule-titles.js';
import { SamplesService } from './samples.service.js';
import type { WaitingPage, WaitingQuery } from './waiting-page.js';
import { WaitingRows } from './waiting-rows.js';

export interface IngestionSettings {
  /** Rows of unknown firms that one source may leave with us. */
  readonly waitingMax?: number;
  /** After so many days without a registration they are given up. */
  readonly waitingDays?: number;
}

interface Delivery {
  readonly dataset: string;
  readonly fileName: string;
  readonly upload: Upload;
  readonly corrects?: string | undefined;
}

/** So many deliveries of one source may wait; each holds its file. */
const unfinishedMax = 200;
const waitingMaxDefault = 200_000;
const waitingDaysDefault = 180;

export class IngestionService {
  readonly mappings: MappingsService;
  readonly mappingVersions: MappingVersions;
  readonly samples: SamplesService;
  private readonly parts: PartStore;
  private readonly rejects: RejectsStore;
  private readonly waiting: WaitingRows;
  private readonly rollback: BatchRollback;
  private readonly arriving = new Arriving();

  constructor(
    private readonly database: Database,
    readonly neighbours: IngestionNeighbours,
    { waitingMax = waitingMaxDefault, waitingDays = waitingDaysDefault }: IngestionSettings = {},
  ) {
    this.mappings = new MappingsService(database, neighbours.catalogue);
    this.mappingVersions = new MappingVersions(database, this.mappings, neighbours);
    this.parts = new PartStore(database, neighbours.sealing);
    this.samples = new SamplesService(database, this.mappings, this.parts, this.arriving, neighbours);
    this.rejects = new RejectsStore(database, neighbours.sealing);
    this.waiting = new WaitingRows(database, neighbours, { rowsMax: waitingMax, days: waitingDays });
    this.rollback = new BatchRollback(database, neighbours, this.waiting);
  }

  /** Stores the file as it arrives and hands it to a job. The same file again answers the same batch. */
  async receive(actor: Actor, { dataset: code, fileName, upload, corrects }: Delivery): Promise<Batch> {
    const dataset = await this.neighbours.catalogue.definition(code);
    const organisationId = actor.organisationId ?? '';
    if (!(await this.neighbours.catalogue.suppliesDataset(organisationId, code))) throw new Forbidden('您的单位不报送这一项，请联系平台运营方');
    const corrected = await correctedBatch(this.database.read(), organisationId, { dataset: code, fileName, corrects });
    return this.arriving.during(organisationId, () => this.take(actor, dataset, { fileName, correctsBatchId: corrected }, upload));
  }

  private async take(actor: Actor, dataset: VersionedDataset, origin: Pick<Batch, 'fileName' | 'correctsBatchId'>, upload: Upload): Promise<Batch> {
    await this.refuseTooMany(actor.organisationId ?? '');
    const batchId = newId();
    try {
      const file = await this.parts.store(batchId, upload.bytes);
      if (file.bytes === 0) throw invalidField('/body', 'emptyFile', '文件是空的，请检查导出是否成功，再传一次');
      if (!(await this.parts.isWhole(batchId, file.bytes))) throw new Unavailable('文件传得太慢，前面的部分已经清理，请换个网络重新传');
      const batch = await this.admit(actor, batchId, dataset, origin, file);
      if (batch.id !== batchId) await this.parts.remove(batchId);
      return batch;
    } catch (error) {
      // What cannot be removed now, the sweep will find.
      await this.parts.remove(batchId).catch(() => undefined);
      throw error;
    }
  }

  async page(
    actor: Actor,
    query: PageQuery & {
      readonly state?: BatchState | undefined;
      readonly dataset?: string | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    },
  ): Promise<Page<Batch>> {
    const builder = this.database.read().createQueryBuilder(Batch, 'batch').where(visibleTo(actor));
    if (query.state) builder.andWhere('batch.state = :state', { state: query.state });
    if (query.dataset) builder.andWhere('batch.dataset = :dataset', { dataset: query.dataset });
    if (query.from) builder.andWhere('batch.receivedAt >= :from', { from: startOfChinaDay(query.from) });
    if (query.to) builder.andWhere('batch.receivedAt < :to', { to: startOfChinaDay(addDays(query.to, 1)) });
    return pageById(builder, 'batch', query);
  }

  async find(actor: Actor, batchId: string): Promise<Batch> {
    return visible(await this.database.read().findOneBy(Batch, { id: batchId, ...visibleTo(actor) }));
  }

  /** What is loaded stays; the run sees it at its next chunk. */
  async cancel(actor: Actor, batchId: string): Promise<Batch> {
    await this.database.transaction(async (tx) => {
      const batch = visible(await lockRow(tx, Batch, { id: batchId, ...visibleTo(actor) }));
      const state = batchMachine.next(batch.state, 'cancel');
      if (!canCancel(actor, batch)) throw new Forbidden('只有报送单位可以取消这一批');
      await tx.update(Batch, { id: batch.id }, { state, finishedAt: now(), deliveryKey: null });
      await announceBatch(tx, { batchId: batch.id, dataset: batch.dataset });
      const about = { batchId: batch.id, dataset: batch.dataset, digest: batch.digest, rowsDone: batch.rowsDone };
      await recordEvidence(tx, actor, entries.cancelled, about, { subjectId: batch.id });
      await callNext(tx, batch);
    });
    return this.find(actor, batchId);
  }

  async takeUp(actor: Actor, batchId: string): Promise<Batch> {
    await this.database.transaction(async (tx) => {
      const batch = visible(await lockRow(tx, Batch, { id: batchId, ...visibleTo(actor) }));
      batchMachine.next(batch.state, 'takeUp');
      if (!canTakeUp(actor, batch)) throw new Forbidden('只有报送单位可以继续处理这一批');
      await takeUp(tx, actor, batch);
      await enqueue(tx, loadBatch, { batchId }, { dedupeKey: batchId });
    });
    return this.find(actor, batchId);
  }

  /** Its job has failed for good. */
  async fail(tx: EntityManager, batchId: string): Promise<void> {
    const batch = await failBatch(tx, batchId);
    if (batch) await callNext(tx, batch);
  }

  async waitingPage(actor: Actor, query: WaitingQuery): Promise<WaitingPage> {
    return this.waiting.page(actor.organisationId ?? '', query);
  }

  async rollBack(actor: Actor, batchId: string, reason: string): Promise<Batch> {
    await this.rollback.request(actor, batchId, reason);
    return this.find(actor, batchId);
  }

  async runRollback(batchId: string, context: JobContext): Promise<void> {
    await this.rollback.run(batchId, context);
  }

  manager(): EntityManager {
    return this.database.read();
  }

  async rejectsPage(actor: Actor, batchId: string, query: PageQuery & RejectFilter): Promise<Page<Reject>> {
    const batch = await this.find(actor, batchId);
    return rejectsPage(this.database.read(), batch.id, query, query);
  }

  /** Rows as they came, with the reasons behind them: corrected, the file can be sent as it is. */
  async rejectsFile(actor: Actor, batchId: string, format: 'csv' | 'xlsx', filter: RejectFilter): Promise<FileAnswer> {
    const batch = await this.find(actor, batchId);
    const headers = await this.rejects.header(batch.id);
    if (!headers) throw new NotFound('这一批没有退回的行');
    const dataset = await this.neighbours.catalogue.definitionAt(batch.dataset, batch.datasetVersion);
    return rejectsFile({ headers, rows: this.rejects.rows(batch.id, filter), titleOf: ruleTitles(dataset) }, `${batch.reference}-退回行`, format);
  }

  async load(batchId: string, context: JobContext): Promise<void> {
    const { database, neighbours, mappings, parts, rejects, waiting } = this;
    await new BatchRun(batchId, context, { database, neighbours, mappings, parts, rejects, waiting }).run();
  }

  async moveWaiting(tx: EntityManager, uscc: string): Promise<void> {
    await this.waiting.move(tx, uscc);
  }

  async sweep(): Promise<void> {
    await this.samples.sweep();
    await this.parts.sweep();
    await this.waiting.sweep();
    await this.waiting.expire();
  }

  private async admit(
    actor: Actor,
    batchId: string,
    dataset: VersionedDataset,
    origin: Pick<Batch, 'fileName' | 'correctsBatchId'>,
    file: StoredFile,
  ): Promise<Batch> {
    const organisationId = actor.organisationId ?? '';
    let deliveryKey = '';
    try {
      return await this.database.transaction(async (tx) => {
        const mappingVersion = await this.mappings.versionFor(tx, organisationId, dataset.code);
        // Read by another mapping the same bytes say something else.
        deliveryKey = [organisationId, dataset.code, dataset.version, mappingVersion, file.digest].join(':');
        const same = await tx.findOneBy(Batch, { deliveryKey });
        if (same?.state === 'failed') {
          // The file again is the wish to go on with it.
          await takeUp(tx, actor, same);
          await enqueue(tx, loadBatch, { batchId: same.id }, { dedupeKey: same.id });
        }
        if (same) return same;
        const receivedAt = now();
        const reference = await nextReference(tx, organisationId, chinaMonth(receivedAt));
        const place = { id: batchId, organisationId, reference, dataset: dataset.code, datasetVersion: dataset.version, mappingVersion };
        const batch = { ...place, ...file, ...untouched, ...origin, deliveryKey, receivedAt, sentBy: actor.personId };
        await tx.insert(Batch, batch);
        await enqueue(tx, loadBatch, { batchId }, { dedupeKey: batchId });
        const about = { batchId, dataset: dataset.code, digest: file.digest, bytes: file.bytes };
        await recordEvidence(tx, actor, entries.received, about, { subjectId: batchId });
        return batch;
      });
    } catch (error) {
      // The same file twice at once: the other one was first.
      const same = isDuplicate(error) ? await this.database.read().findOneBy(Batch, { deliveryKey }) : null;
      if (!same) throw error;
      return same;
    }
  }

  private async refuseTooMany(organisationId: string): Promise<void> {
    const unfinished = await this.database
      .read()
      .createQueryBuilder(Batch, 'batch')
      .where('batch.organisationId = :organisationId and batch.state in (:...states)', { organisationId, states: unfinishedStates })
      .getCount();
    if (unfinished >= unfinishedMax) throw new TooMany(`还有 ${unfinished} 批没有处理完，请稍后再传`, retrySeconds);
  }
}

function visible(batch: Batch | null): Batch {
  if (!batch) throw new NotFound('没有这一批，或者您无权查看');
  return batch;
}

const untouched = {
  state: 'received',
  encoding: null,
  finishedAt: null,
  runJobId: null,
  runStartedAt: null,
  runStartedRows: 0,
  rowsTotal: null,
  rowsDone: 0,
  accepted: 0,
  replaced: 0,
  unchanged: 0,
  rejected: 0,
  waiting: 0,
  enterprisesTouched: 0,
  usccErrors: 0,
  withdrawn: null,
  causes: '[]',
  refusal: null,
  warnings: null,
  format: null,
  found: null,
  correctsBatchId: null,
  rollback: null,
  rollbackRows: null,
} as const satisfies Partial<Batch>;
