import type { Arriving } from './arriving.js';
import { MoreThan } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { invalidField, NotFound, Unavailable } from '../../kernel/errors.js';
import type { Upload } from '../../kernel/http/index.js';
import { newId } from '../../kernel/ids.js';
import type { VersionedDataset } from '../catalogue/index.js';
import { MappingSample } from './mapping-sample.entity.js';
import type { MappingsService } from './mappings.service.js';
import type { IngestionNeighbours } from './neighbours.js';
import type { PartStore } from './parts.js';
import { previewOf } from './preview.js';
import { presentSample, type SampleReading } from './sample-view.js';
import { readSample } from './sample-table.js';
import type { DraftMapping, PreviewView, SampleView } from './samples.contract.js';

const keptMs = 24 * 60 * 60_000;
/** Of one source; the oldest make room. */
const samplesMax = 20;

/** Files that a mapping is built from: kept for a day, seen by their source only, loading nothing. */
export class SamplesService {
  constructor(
    private readonly database: Database,
    private readonly mappings: MappingsService,
    private readonly parts: PartStore,
    private readonly arriving: Arriving,
    private readonly neighbours: Pick<IngestionNeighbours, 'enterprises'>,
  ) {}

  async keep(actor: Actor, code: string, { fileName, ...reading }: SampleReading & { fileName: string }, upload: Upload): Promise<SampleView> {
    const dataset = await this.mappings.supplied(actor, code);
    return this.arriving.during(actor.organisationId ?? '', () => this.take(actor, dataset, { fileName, ...reading }, upload));
  }

  private async take(
    actor: Actor,
    dataset: VersionedDataset,
    { fileName, ...reading }: SampleReading & { fileName: string },
    upload: Upload,
  ): Promise<SampleView> {
    const { code } = dataset;
    const organisationId = actor.organisationId ?? '';
    const id = newId();
    try {
      const file = await this.parts.store(id, upload.bytes);
      if (file.bytes === 0) throw invalidField('/body', 'emptyFile', '文件是空的，请检查导出是否成功，再传一次');
      if (!(await this.parts.isWhole(id, file.bytes))) throw new Unavailable('文件传得太慢，前面的部分已经清理，请换个网络重新传');
      const storedAt = now();
      const sample = {
        id,
        organisationId,
        dataset: code,
        fileName,
        ...file,
        storedBy: actor.personId,
        storedAt,
        expiresAt: new Date(storedAt.getTime() + keptMs),
      };
      // What cannot be read is not kept.
      const view = await this.present(sample, dataset, reading);
      await this.database.transaction((tx) => tx.insert(MappingSample, sample));
      await this.makeRoom(organisationId);
      return view;
    } catch (error) {
      await this.parts.remove(id).catch(() => undefined);
      throw error;
    }
  }

  async view(actor: Actor, code: string, sampleId: string, reading: SampleReading): Promise<SampleView> {
    const dataset = await this.mappings.supplied(actor, code);
    return this.present(await this.find(actor, code, sampleId), dataset, reading);
  }

  async preview(actor: Actor, code: string, sampleId: string, draft: DraftMapping): Promise<PreviewView> {
    const dataset = await this.mappings.supplied(actor, code);
    const sample = await this.find(actor, code, sampleId);
    const table = await readSample(this.parts.file(sample.id, sample.bytes), draft.table?.sheet);
    return previewOf(table, draft, dataset, await this.neighbours.enterprises.exceptionalCodes());
  }

  /** Samples whose day is over. */
  async sweep(): Promise<void> {
    const over = await this.database
      .read()
      .createQueryBuilder(MappingSample, 'sample')
      .where('sample.expiresAt <= :now', { now: now() })
      .take(500)
      .getMany();
    await this.remove(over);
  }

  private async present(sample: MappingSample, dataset: VersionedDataset, reading: SampleReading): Promise<SampleView> {
    const table = await readSample(this.parts.file(sample.id, sample.bytes), reading.sheet);
    return presentSample(sample, table, dataset.fields, reading);
  }

  private async find(actor: Actor, dataset: string, id: string): Promise<MappingSample> {
    const where = { id, dataset, organisationId: actor.organisationId ?? '', expiresAt: MoreThan(now()) };
    const sample = await this.database.read().findOneBy(MappingSample, where);
    if (!sample) throw new NotFound('没有这份样本文件；样本只保留一天，请重新选一份');
    return sample;
  }

  private async makeRoom(organisationId: string): Promise<void> {
    const older = await this.database.read().find(MappingSample, { where: { organisationId }, order: { id: 'DESC' }, skip: samplesMax, take: 100 });
    await this.remove(older);
  }

  private async remove(samples: readonly MappingSample[]): Promise<void> {
    for (const { id } of samples) {
      await this.database.transaction((tx) => tx.delete(MappingSample, { id }));
      await this.parts.remove(id);
    }
  }
}
