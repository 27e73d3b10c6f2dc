import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { cut, decodeKeys, isDuplicate, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { ConcurrentChange, InvalidInput, NotFound, type FieldError } from '../../kernel/errors.js';
import { mappingFaults, mappingSchema, type Mapping } from '../../kernel/importing/index.js';
import { headerKey } from '../../kernel/importing/text.js';
import { keyFieldsOf, type CatalogueService, type VersionedDataset } from '../catalogue/index.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './ingestion.evidence.js';
import { SavedMapping } from './saved-mapping.entity.js';
import { suggestMapping, type Suggestion } from './suggestion.pure.js';

export interface CurrentMapping {
  readonly dataset: VersionedDataset;
  readonly version: number;
  readonly mapping: Mapping;
  readonly savedAt: Date | null;
  readonly savedBy: string | null;
}

/** What a `text` column holds on both engines. */
const mappingBytesMax = 60_000;

export class MappingsService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
  ) {}

  async page(actor: Actor, page: PageQuery): Promise<Page<CurrentMapping>> {
    const after = page.cursor === undefined ? '' : decodeKeys(page.cursor, ['text'])[0];
    const codes = (await this.catalogue.datasetsOf(actor.organisationId ?? '')).filter((code) => code > after);
    const { items, nextCursor } = cut(codes, page.limit, (code) => [code]);
    return { items: await Promise.all(items.map((code) => this.current(actor, code))), nextCursor };
  }

  /** The newest version; 0 stands for the catalogue's own titles as headers. */
  async current(actor: Actor, code: string): Promise<CurrentMapping> {
    const dataset = await this.supplied(actor, code);
    const saved = await newest(this.database.read(), actor.organisationId ?? '', code);
    return {
      dataset,
      version: saved?.version ?? 0,
      mapping: saved ? parsedMapping(saved) : titlesAsHeaders(dataset),
      savedAt: saved?.savedAt ?? null,
      savedBy: saved?.savedBy ?? null,
    };
  }

  async save(actor: Actor, code: string, mapping: Mapping): Promise<CurrentMapping> {
    const dataset = await this.supplied(actor, code);
    refuseFaults(mapping, dataset);
    const organisationId = actor.organisationId ?? '';
    const text = JSON.stringify(mapping);
    const saved = await this.database
      .transaction(async (tx) => {
        const version = ((await newest(tx, organisationId, code))?.version ?? 0) + 1;
        const row = { organisationId, dataset: code, version, mapping: text, savedAt: now(), savedBy: actor.personId };
        await tx.insert(SavedMapping, row);
        await recordEvidence(
          tx,
          actor,
          entries.mappingSaved,
          { dataset: code, version, digest: sha256(canonical(mapping)) },
          { subjectId: organisationId },
        );
        return row;
      })
      .catch((error: unknown) => {
        if (isDuplicate(error)) throw new ConcurrentChange('对照表刚被同事改过，请刷新后再保存');
        throw error;
      });
    return { dataset, version: saved.version, mapping, savedAt: saved.savedAt, savedBy: saved.savedBy };
  }

  async suggest(actor: Actor, code: string, headers: readonly string[]): Promise<Suggestion> {
    return suggestMapping(headers, (await this.supplied(actor, code)).fields);
  }

  /** Of the version that a delivery arriving now is read by. */
  async versionFor(tx: EntityManager, organisationId: string, code: string): Promise<number> {
    return (await newest(tx, organisationId, code))?.version ?? 0;
  }

  async at(organisationId: string, dataset: VersionedDataset, version: number): Promise<Mapping> {
    if (version === 0) return titlesAsHeaders(dataset);
    return parsedMapping(await this.database.read().findOneByOrFail(SavedMapping, { organisationId, dataset: dataset.code, version }));
  }

  /** A mapping exists for who delivers the dataset, and for nobody else. */
  async supplied(actor: Actor, code: string): Promise<VersionedDataset> {
    const dataset = await this.catalogue.definition(code);
    if (!(await this.catalogue.suppliesDataset(actor.organisationId ?? '', code))) throw new NotFound('没有这一项，或者您的单位不报送它');
    return dataset;
  }
}

const newest = (manager: EntityManager, organisationId: string, dataset: string): Promise<SavedMapping | null> =>
  manager.findOne(SavedMapping, { where: { organisationId, dataset }, order: { version: 'DESC' } });

export const parsedMapping = (saved: SavedMapping): Mapping => mappingSchema.parse(JSON.parse(saved.mapping));

const titlesAsHeaders = (dataset: VersionedDataset): Mapping => ({
  columns: dataset.fields.map(({ name, title }) => ({ header: title, field: name })),
  ignored: [],
  constants: {},
});

function refuseFaults(mapping: Mapping, dataset: VersionedDataset): void {
  const errors: FieldError[] = mappingFaults(mapping, dataset.fields, keyFieldsOf(dataset)).map(({ field, detail }) => ({
    pointer: pointerOf(field, mapping),
    rule: 'mapping',
    detail,
  }));
  errors.push(...duplicates(mapping));
  if (Buffer.byteLength(JSON.stringify(mapping)) > mappingBytesMax)
    errors.push({ pointer: '/body', rule: 'tooLarge', detail: '对照表太大，请减少词的对应' });
  if (errors.length > 0) throw new InvalidInput(errors[0]?.detail ?? '', {}, errors);
}

/** A required field without a column has no place of its own: the list of columns is meant. */
function pointerOf(field: string, mapping: Mapping): string {
  const index = mapping.columns.findIndex((column) => column.field === field);
  if (index >= 0) return `/body/columns/${index}/field`;
  return field in mapping.constants ? `/body/constants/${field}` : '/body/columns';
}

/** A column is taken once, unless it is split; a name that stands twice in the file is told apart by its number. */
function duplicates({ columns, ignored }: Mapping): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Map<string, boolean>();
  for (const [index, { header, occurrence, part }] of columns.entries()) {
    const key = `${headerKey(header)} ${occurrence ?? 1}`;
    const before = seen.get(key);
    if (before !== undefined && !(before && part))
      errors.push({ pointer: `/body/columns/${index}/header`, rule: 'duplicateHeader', detail: `列“${header}”写了两次` });
    seen.set(key, part !== undefined);
  }
  const named = new Map(columns.map(({ header, occurrence }) => [headerKey(header), occurrence !== undefined]));
  const left = new Set<string>();
  for (const [index, header] of ignored.entries()) {
    const key = headerKey(header);
    if (left.has(key) || named.get(key) === false)
      errors.push({ pointer: `/body/ignored/${index}`, rule: 'duplicateHeader', detail: `列“${header}”写了两次` });
    left.add(key);
  }
  return errors;
}
