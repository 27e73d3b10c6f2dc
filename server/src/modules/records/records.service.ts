import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Sealing } from '../../kernel/crypto/index.js';
import { cut, decodeCursor, sqlInstant, upsertRows, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { invalidField, NotFound } from '../../kernel/errors.js';
import type { FieldValue } from '../../kernel/importing/index.js';
import { enqueue } from '../../kernel/jobs/index.js';
import { comparePeriods, isPeriod } from '../../kernel/pure/period.js';
import type { CatalogueService, Disclosure, VersionedDataset } from '../catalogue/index.js';
import { requireOpen, type OpenConsent } from '../consents/index.js';
import { isOpenTo, withoutPersonal } from './disclosing.js';
import { putRows, type LoadOutcome } from './loading.js';
import type { RecordView } from './records.contract.js';
import { announceChanges } from './records.jobs.js';
import { recordsOf, type StoredRecord } from './records.repository.js';
import { presentRecord } from './records.views.js';
import { storedForm } from './sealed-fields.js';

export interface RecordsLoad {
  readonly dataset: string;
  /** Of the catalogue entry the rows were checked against. */
  readonly version: number;
  readonly batchId: string;
  readonly rows: readonly {
    readonly enterpriseId: string;
    readonly period: string;
    readonly naturalKey: string;
    readonly body: Readonly<Record<string, FieldValue>>;
    readonly disclosure: Disclosure;
  }[];
}

export class RecordsService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly sealing: Sealing,
  ) {}

  /** Takes checked rows in the caller's transaction. Repeating it changes nothing. */
  async load(tx: EntityManager, { dataset: code, version, batchId, rows }: RecordsLoad): Promise<LoadOutcome> {
    if (rows.length === 0) return { inserted: 0, replaced: 0, unchanged: 0, repeated: 0 };
    const dataset = await this.catalogue.definitionAt(code, version);
    const arriving = rows.map(({ enterpriseId, period, naturalKey, body, disclosure }) => ({
      enterpriseId,
      period,
      naturalKey,
      disclosure,
      ...storedForm(this.sealing, dataset, body, disclosure),
    }));
    const { touched, ...outcome } = await putRows(tx, { dataset: code, version, batchId, rows: arriving });
    if (touched.size > 0) {
      const changedAt = sqlInstant(now());
      const columns = ['enterprise_id', 'dataset', 'changed_at'];
      await upsertRows(
        tx,
        'record_changes',
        columns,
        columns.slice(0, 2),
        [...touched].sort().map((id) => [id, code, changedAt]),
      );
      await enqueue(tx, announceChanges, {}, { dedupeKey: 'next' });
    }
    return outcome;
  }

  /** What the platform holds about the caller's own firm, but for what only authorities share. */
  async ownRecords(actor: Actor, query: PageQuery & { readonly dataset?: string | undefined }): Promise<Page<RecordView>> {
    if (!actor.enterpriseId) throw new NotFound('没有这一项，或者您无权查看');
    if (query.dataset !== undefined) await this.catalogue.definition(query.dataset);
    const records = await recordsOf(this.database.read(), actor.enterpriseId, query.dataset === undefined ? undefined : [query.dataset]);
    return this.paged(
      records.filter(({ disclosure }) => disclosure !== 'governmentOnly'),
      query,
      true,
    );
  }

  /** What a consent opens of one dataset. A dataset it leaves out does not exist for its reader. */
  async recordsUnder(open: OpenConsent, query: PageQuery & { readonly dataset: string }): Promise<Page<RecordView>> {
    requireOpen(open);
    const dataset = await this.catalogue.definition(query.dataset);
    if (!isReadable(open, dataset)) throw new NotFound('授权里没有这一项');
    return this.paged(await this.rowsUnder(open, [query.dataset]), query, open.includesPersonal);
  }

  /** The same as rows, for figures that are made of exactly what the reader may see. In the order of the key. */
  async rowsUnder(open: OpenConsent, datasets?: readonly string[]): Promise<StoredRecord[]> {
    requireOpen(open);
    if (now() >= open.readableUntil) throw new NotFound('这次查询已过阅读时间，请重新打开');
    const readable = (await this.catalogue.all()).filter((dataset) => isReadable(open, dataset) && (datasets?.includes(dataset.code) ?? true));
    const records = await recordsOf(
      this.database.read(),
      open.enterpriseId,
      readable.map(({ code }) => code),
    );
    const byCode = new Map(readable.map((dataset) => [dataset.code, dataset]));
    return records
      .filter((record) => isOpenTo(open.items, record))
      .map((record) => (open.includesPersonal ? record : withoutPersonal(record, byCode.get(record.dataset)!)));
  }

  /** Rows per dataset that a consent opens; datasets it leaves out are not named. */
  async countsUnder(open: OpenConsent): Promise<{ readonly dataset: string; readonly title: string; readonly rows: number }[]> {
    const rows = await this.rowsUnder(open);
    const readable = (await this.catalogue.all()).filter((dataset) => isReadable(open, dataset));
    return readable.map(({ code, title }) => ({ dataset: code, title, rows: rows.filter(({ dataset }) => dataset === code).length }));
  }

  /** For the platform's own figures only: nothing of it leaves as rows. `manager` may be a transaction. */
  async forSystem(manager: EntityManager, enterpriseId: string, datasets?: readonly string[]): Promise<StoredRecord[]> {
    return recordsOf(manager, enterpriseId, datasets);
  }

  /** Newest period first within a dataset. A firm's file is small enough to be ordered here: periods of different kinds have no order in SQL. */
  private async paged(records: readonly StoredRecord[], query: PageQuery, includesPersonal: boolean): Promise<Page<RecordView>> {
    const ordered = [...records].sort(inReadingOrder);
    const after = query.cursor === undefined ? undefined : positionOf(query.cursor);
    const rest = after ? ordered.filter((record) => inReadingOrder(record, after) > 0) : ordered;
    const page = cut(rest.slice(0, query.limit + 1), query.limit, (record) => [record.dataset, record.period, record.naturalKey]);
    const items = await Promise.all(
      page.items.map(async (record) => presentRecord(record, await this.catalogue.definitionAt(record.dataset, record.version), includesPersonal)),
    );
    return { items, nextCursor: page.nextCursor };
  }
}

type Position = Pick<StoredRecord, 'dataset' | 'period' | 'naturalKey'>;

const inReadingOrder = (left: Position, right: Position): number =>
  compare(left.dataset, right.dataset) || comparePeriods(right.period, left.period) || compare(left.naturalKey, right.naturalKey);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function positionOf(cursor: string): Position {
  const [dataset = '', period = '', naturalKey = ''] = decodeCursor(cursor, 3).map(String);
  if (!isPeriod(period)) throw invalidField('/query/cursor', 'cursor', '翻页位置已失效，请从第一页开始');
  return { dataset, period, naturalKey };
}

const isReadable = (open: OpenConsent, dataset: VersionedDataset): boolean =>
  dataset.disclosure === 'public' || (dataset.disclosure === 'onConsent' && open.items.some((item) => item.dataset === dataset.code));
