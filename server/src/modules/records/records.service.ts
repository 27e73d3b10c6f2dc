import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Sealing } from '../../kernel/crypto/index.js';
import { cut, decodeKeys, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { invalidField, NotFound } from '../../kernel/errors.js';
import type { Values } from '../../kernel/importing/index.js';
import { comparePeriods, isPeriod } from '../../kernel/pure/period.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { CatalogueService, Disclosure, VersionedDataset } from '../catalogue/index.js';
import { requireOpen, type OpenConsent } from '../consents/index.js';
import { announceFirms } from './announcing.js';
import { instantOfAsOf, recordsAsOf, versionsOf, type RowOfDataset } from './as-of.js';
import { isCovered, keyIsHidden, partOpenTo, withoutPersonal, type RulesOf } from './disclosing.js';
import { hasOwnRules } from './effective-disclosure.js';
import { RecordsLoader } from './loader.js';
import { putRows, type LoadOutcome, type Withdrawal } from './loading.js';
import type { OwnRecordsView, RecordHistoryView, RecordVersionView, RecordView } from './records.contract.js';
import { originOf } from './origin.js';
import { recordsOf, recordsOfMany, type StoredRecord } from './records.repository.js';
import { presentRecord } from './records.views.js';
import { undoSome, type Undone } from './rolling-back.js';
import type { RowKey } from './stored-row.js';

export interface RecordsLoad {
  readonly dataset: string;
  /** Of the catalogue entry the rows were checked against. */
  readonly version: number;
  readonly batchId: string;
  readonly rows: readonly (LoadedRow | Withdrawal)[];
}

interface LoadedRow extends RowKey {
  readonly body: Values;
  /** Where it does not follow from the catalogue and the row itself. */
  readonly disclosure?: Disclosure;
}

export interface RecordsQuery extends PageQuery {
  readonly dataset?: string | undefined;
  /** What we knew then; without it, what we know. */
  readonly asOf?: string | undefined;
}

/** Who sent a delivery and under which number; asked of the module above that takes them in. */
export type DeliveryNames = (
  batchIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly sourceName: string; readonly reference: string }>>;

export class RecordsService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly sealing: Sealing,
    private readonly deliveryNames: DeliveryNames,
  ) {}

  /** For a delivery of many chunks: its firms are announced at its end, by `announceBatch`. */
  loader(dataset: VersionedDataset, batchId: string): RecordsLoader {
    return new RecordsLoader(this.sealing, dataset, batchId);
  }

  /** Takes some checked rows in the caller's transaction and announces their firms. Repeating it changes nothing. */
  async load(tx: EntityManager, { dataset: code, version, batchId, rows }: RecordsLoad): Promise<LoadOutcome> {
    const loader = this.loader(await this.catalogue.definitionAt(code, version), batchId);
    const arriving = rows.map((row) => ('body' in row ? { ...keyOf(row), ...loader.formOf(row.body, row.disclosure) } : row));
    const { touched, bereft: _, ...outcome } = await putRows(tx, { dataset: code, batchId, rows: arriving });
    await announceFirms(tx, code, touched);
    return outcome;
  }

  /**
   * Takes back a part of one delivery: call it in a transaction of its own until it answers `isDone`. A call that is repeated, by this
   * process or by another one after a crash, goes on with what is left, so no place has to be remembered; firms are announced by it.
   * Call it only for a delivery that has ended, and see to it that its waiting rows are gone and that nothing of it is being loaded.
   */
  async rollBackSome(tx: EntityManager, batch: { readonly dataset: string; readonly batchId: string }): Promise<Undone> {
    return undoSome(tx, batch);
  }

  /** What the platform holds about the caller's own firm, but for what only authorities share. */
  async ownRecords(actor: Actor, query: RecordsQuery): Promise<OwnRecordsView> {
    const enterpriseId = ownFirm(actor);
    if (query.dataset !== undefined) await this.catalogue.definition(query.dataset);
    const records = await this.openTo(await this.rowsAt(enterpriseId, undefined, query.asOf), ['public', 'onConsent']);
    const chosen = query.dataset === undefined ? records : records.filter(({ dataset }) => dataset === query.dataset);
    return {
      ...(await this.paged(await Promise.all(chosen.map((record) => this.withOpenKey(record))), query, true)),
      datasets: await this.counted(records),
    };
  }

  /** Every version of one row about the caller's own firm, newest first; an empty list where there never was one. */
  async ownHistory(actor: Actor, row: RowOfDataset): Promise<RecordHistoryView> {
    const enterpriseId = ownFirm(actor);
    const { code, title, sourceName } = await this.catalogue.definition(row.dataset);
    const versions = await versionsOf(this.database.read(), enterpriseId, row);
    const names = await this.deliveryNames([
      ...new Set(versions.flatMap(({ record, endedBy }) => (endedBy === null ? [record.batchId] : [record.batchId, endedBy]))),
    ]);
    const briefOf = (batchId: string) => names.get(batchId) ?? { sourceName, reference: null };
    const views = await Promise.all(
      versions.map(async ({ record, state, until, endedBy, reason }): Promise<RecordVersionView[]> => {
        const [open] = await this.openTo([record], ['public', 'onConsent']);
        if (!open) return [];
        const { values } = presentRecord(open, await this.catalogue.definitionAt(record.dataset, record.version), true);
        const { batchId } = record;
        const stood = { state, from: record.loadedAt.toISOString(), until: until?.toISOString() ?? null };
        return [{ ...stood, batchId, delivery: briefOf(batchId), endedBy: endedBy === null ? null : briefOf(endedBy), reason, values }];
      }),
    );
    return { dataset: code, title, period: row.period, origin: originOf(row), items: views.flat() };
  }

  /** What a consent opens of one dataset. A dataset it leaves out does not exist for its reader. */
  async recordsUnder(open: OpenConsent, query: RecordsQuery & { readonly dataset: string }): Promise<Page<RecordView>> {
    requireOpen(open);
    const dataset = await this.catalogue.definition(query.dataset);
    const rows = await this.rowsUnder(open, [query.dataset], query.asOf);
    if (!isNamed(open, dataset) && rows.length === 0) throw new NotFound('授权里没有这一项');
    return this.paged(rows, query, open.includesPersonal);
  }

  /** The same as rows, for figures that are made of exactly what the reader may see. In the order of the key. */
  async rowsUnder(open: OpenConsent, datasets?: readonly string[], asOf?: string): Promise<StoredRecord[]> {
    requireOpen(open);
    // The consent gives what is known since; what had been replaced or taken back before it was never part of it.
    if (asOf !== undefined && instantOfAsOf(asOf) < open.grantedAt)
      throw invalidField('/query/asOf', 'beforeConsent', `授权从 ${chinaDate(open.grantedAt)} 起生效，只能看这以后平台知道的内容`);
    if (now() >= open.readableUntil) throw new NotFound('这次查询已过阅读时间，请重新打开');
    const readable = (await this.catalogue.all()).filter((dataset) => mayOpen(open, dataset) && (datasets?.includes(dataset.code) ?? true));
    const records = await this.rowsAt(
      open.enterpriseId,
      readable.map(({ code }) => code),
      asOf,
    );
    const [covered, others] = [true, false].map((is) => records.filter((record) => isCovered(open.items, record) === is));
    const visible = [...(await this.openTo(covered ?? [], ['public', 'onConsent'])), ...(await this.openTo(others ?? [], ['public']))];
    const byCode = new Map(readable.map((dataset) => [dataset.code, dataset]));
    const shown = visible.map((record) => (open.includesPersonal ? record : withoutPersonal(record, byCode.get(record.dataset)!)));
    return (await Promise.all(shown.map((record) => this.withOpenKey(record)))).sort(inKeyOrder);
  }

  /** A key that is made of fields the reader may not see gives way to one that tells rows apart and says nothing else. */
  private async withOpenKey(record: StoredRecord): Promise<StoredRecord> {
    if (!record.withheld || !keyIsHidden(record, await this.catalogue.definitionAt(record.dataset, record.version))) return record;
    const { enterpriseId, dataset, period, naturalKey } = record;
    return { ...record, naturalKey: this.sealing.blindIndex(naturalKey, `records.key.${enterpriseId}.${dataset}.${period}`) };
  }

  /** Rows per dataset that a consent opens; datasets it leaves out are not named. */
  async countsUnder(open: OpenConsent): Promise<{ readonly dataset: string; readonly title: string; readonly rows: number }[]> {
    const rows = await this.rowsUnder(open);
    return (await this.catalogue.all()).flatMap((dataset) => {
      const own = rows.filter((row) => row.dataset === dataset.code).length;
      return own > 0 || isNamed(open, dataset) ? [{ dataset: dataset.code, title: dataset.title, rows: own }] : [];
    });
  }

  /** What we knew about a firm at an instant. For the platform only, like `forSystem`. */
  async recordsAsOf(manager: EntityManager, enterpriseId: string, at: Date, datasets?: readonly string[]): Promise<StoredRecord[]> {
    return recordsAsOf(manager, enterpriseId, at, datasets);
  }

  /** For the platform's own figures only: nothing of it leaves as rows. `manager` may be a transaction. Of rows that are not closed as a whole, fields that only authorities share are left out. */
  async forSystem(manager: EntityManager, enterpriseId: string, datasets?: readonly string[]): Promise<StoredRecord[]> {
    return this.openTo(await recordsOf(manager, enterpriseId, datasets), ['public', 'onConsent'], 'alsoClosedRows');
  }

  private rowsAt(enterpriseId: string, datasets: readonly string[] | undefined, asOf: string | undefined): Promise<StoredRecord[]> {
    const manager = this.database.read();
    return asOf === undefined ? recordsOf(manager, enterpriseId, datasets) : recordsAsOf(manager, enterpriseId, instantOfAsOf(asOf), datasets);
  }

  /** The rows, or parts of rows, with one of these disclosures. */
  private async openTo(records: readonly StoredRecord[], open: readonly Disclosure[], besides?: 'alsoClosedRows'): Promise<StoredRecord[]> {
    const rules = new Map<string, RulesOf>();
    const parts: StoredRecord[] = [];
    for (const record of records) {
      const key = `${record.dataset} ${record.version}`;
      let own = rules.get(key);
      if (!own) {
        own = { then: await this.catalogue.definitionAt(record.dataset, record.version), today: await this.catalogue.definition(record.dataset) };
        rules.set(key, own);
      }
      const part = besides && record.disclosure === 'governmentOnly' ? record : partOpenTo(record, own, open);
      if (part) parts.push(part);
    }
    return parts;
  }

  private async counted(records: readonly StoredRecord[]): Promise<OwnRecordsView['datasets']> {
    const counts = new Map<string, number>();
    for (const { dataset } of records) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
    return Promise.all([...counts].map(async ([dataset, rows]) => ({ dataset, title: (await this.catalogue.definition(dataset)).title, rows })));
  }

  /** The same of many firms at once, in the order of the key. */
  async forSystemMany(manager: EntityManager, enterpriseIds: readonly string[], datasets: readonly string[]): Promise<StoredRecord[]> {
    return this.openTo(await recordsOfMany(manager, enterpriseIds, datasets), ['public', 'onConsent'], 'alsoClosedRows');
  }

  /** Newest period first within a dataset. A firm's file is small enough to be ordered here: periods of different kinds have no order in SQL. */
  private async paged(records: readonly StoredRecord[], query: PageQuery, includesPersonal: boolean): Promise<Page<RecordView>> {
    const ordered = [...records].sort(inReadingOrder);
    const after = query.cursor === undefined ? undefined : positionOf(query.cursor);
    const rest = after ? ordered.filter((record) => inReadingOrder(record, after) > 0) : ordered;
    const page = cut(rest.slice(0, query.limit + 1), query.limit, (record) => [record.dataset, record.period, record.naturalKey]);
    return { items: await this.present(page.items, includesPersonal), nextCursor: page.nextCursor };
  }

  /** As they may be shown. What of them their reader may see was settled when they were read: `rowsUnder` and its like. */
  present(records: readonly StoredRecord[], includesPersonal: boolean): Promise<RecordView[]> {
    return Promise.all(
      records.map(async (record) => presentRecord(record, await this.catalogue.definitionAt(record.dataset, record.version), includesPersonal)),
    );
  }
}

const keyOf = ({ enterpriseId, period, naturalKey }: RowKey): RowKey => ({ enterpriseId, period, naturalKey });

type Position = Pick<StoredRecord, 'dataset' | 'period' | 'naturalKey'>;

const inReadingOrder = (left: Position, right: Position): number =>
  compare(left.dataset, right.dataset) || comparePeriods(right.period, left.period) || compare(left.naturalKey, right.naturalKey);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function positionOf(cursor: string): Position {
  const [dataset, period, naturalKey] = decodeKeys(cursor, ['text', 'text', 'text']);
  if (!isPeriod(period)) throw invalidField('/query/cursor', 'cursor', '翻页位置已失效，请从第一页开始');
  return { dataset, period, naturalKey };
}

/** The dataset is public, or the consent has it. */
const isNamed = (open: OpenConsent, dataset: VersionedDataset): boolean =>
  dataset.disclosure === 'public' || (dataset.disclosure === 'onConsent' && open.items.some((item) => item.dataset === dataset.code));

/** A dataset that is closed as a whole may still have rows or fields that are public by themselves. */
const mayOpen = (open: OpenConsent, dataset: VersionedDataset): boolean => isNamed(open, dataset) || hasOwnRules(dataset);

const inKeyOrder = (left: StoredRecord, right: StoredRecord): number =>
  compare(left.dataset, right.dataset) || compare(left.period, right.period) || compare(left.naturalKey, right.naturalKey);

function ownFirm(actor: Actor): string {
  if (!actor.enterpriseId) throw new NotFound('没有这一项，或者您无权查看');
  return actor.enterpriseId;
}
