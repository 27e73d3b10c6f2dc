import { LessThan, type FindOptionsWhere } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { cut, decodeKeys, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { rowFields } from '../../kernel/importing/index.js';
import { Batch } from './batch.entity.js';
import type { MappingVersionView } from './mappings.contract.js';
import { mappingChanges } from './mapping-changes.pure.js';
import { parsedMapping, type CurrentMapping, type MappingsService } from './mappings.service.js';
import type { IngestionNeighbours } from './neighbours.js';
import { SavedMapping } from './saved-mapping.entity.js';

/** Every version of a mapping stays: deliveries keep the one they were read by, and an earlier one may be saved again. */
export class MappingVersions {
  constructor(
    private readonly database: Database,
    private readonly mappings: MappingsService,
    private readonly neighbours: Pick<IngestionNeighbours, 'identity'>,
  ) {}

  async page(actor: Actor, code: string, page: PageQuery): Promise<Page<MappingVersionView>> {
    const dataset = await this.mappings.supplied(actor, code);
    const own: FindOptionsWhere<SavedMapping> = { organisationId: actor.organisationId ?? '', dataset: code };
    const before = page.cursor === undefined ? undefined : decodeKeys(page.cursor, ['whole'])[0];
    // One more than shown on each side: what changed is told against the version before.
    const rows = await this.database.read().find(SavedMapping, {
      where: before === undefined ? own : { ...own, version: LessThan(before) },
      order: { version: 'DESC' },
      take: page.limit + 1,
    });
    const { items, nextCursor } = cut(rows, page.limit, ({ version }) => [version]);
    const [names, batches, newest] = await Promise.all([
      this.neighbours.identity.namesOf([...new Set(items.map(({ savedBy }) => savedBy))]),
      this.batchesOf(own.organisationId as string, code),
      this.mappings.versionFor(this.database.read(), own.organisationId as string, code),
    ]);
    const titles = new Map([...dataset.fields, ...rowFields].map(({ name, title }) => [name, title]));
    return {
      nextCursor,
      items: items.map((row, index) => {
        const mapping = parsedMapping(row);
        const earlier = rows[index + 1];
        return {
          version: row.version,
          savedAt: row.savedAt.toISOString(),
          savedBy: names.get(row.savedBy)?.name ?? '',
          columns: mapping.columns.length,
          changes: mappingChanges(earlier ? parsedMapping(earlier) : null, mapping, (field) => titles.get(field) ?? field),
          batches: batches.get(row.version) ?? 0,
          isCurrent: row.version === newest,
        };
      }),
    };
  }

  async find(actor: Actor, code: string, version: number): Promise<CurrentMapping> {
    const dataset = await this.mappings.supplied(actor, code);
    const where = { organisationId: actor.organisationId ?? '', dataset: code, version };
    const row = await this.database.read().findOneBy(SavedMapping, where);
    if (!row) throw new NotFound('没有这一版对照表');
    return { dataset, version, mapping: parsedMapping(row), savedAt: row.savedAt, savedBy: row.savedBy };
  }

  async restore(actor: Actor, code: string, version: number): Promise<CurrentMapping> {
    return this.mappings.save(actor, code, (await this.find(actor, code, version)).mapping);
  }

  private async batchesOf(organisationId: string, dataset: string): Promise<ReadonlyMap<number, number>> {
    const rows = await this.database
      .read()
      .createQueryBuilder(Batch, 'batch')
      .select('batch.mappingVersion', 'version')
      .addSelect('count(*)', 'batches')
      .where('batch.organisationId = :organisationId and batch.dataset = :dataset', { organisationId, dataset })
      .groupBy('batch.mappingVersion')
      .getRawMany<{ version: number; batches: number | string }>();
    return new Map(rows.map(({ version, batches }) => [Number(version), Number(batches)]));
  }
}
