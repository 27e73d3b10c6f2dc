import type { EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import {
  inList,
  insertMissing,
  isSqlite,
  lockRow,
  pageById,
  sqlInstant,
  type Database,
  type Page,
  type PageQuery,
} from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { addMonths, chinaDate, startOfChinaDay } from '../../kernel/pure/working-calendar.js';
import type { CatalogueService, VersionedDataset } from '../catalogue/index.js';
import { recordEvidence } from '../evidence/index.js';
import { announceFirms } from './announcing.js';
import { removeRows } from './loading.js';
import { entries } from './records.evidence.js';
import { isPastKeeping, periodsUpTo } from './retention.pure.js';
import { RetentionSweep } from './retention-sweep.entity.js';
import { keyText, type RowKey } from './stored-row.js';

/** What was removed of one dataset. */
export type Removed = Readonly<Record<'rows' | 'history' | 'rejects' | 'waiting', number>>;
export type RemovedByDataset = Readonly<Record<string, Removed>>;

/** What a module above keeps of a dataset's rows: removes some that came before an instant; nothing left when it answers only zeros. */
export type Leftovers = (tx: EntityManager, dataset: string, before: Date) => Promise<Pick<Removed, 'rejects' | 'waiting'>>;

const firmsAtOnce = 50;
/** On SQLite the writer must not be held longer than 50 ms. */
const keysAtOnce = { sqlite: 50, mysql: 300 } as const;
const nothing: Removed = { rows: 0, history: 0, rejects: 0, waiting: 0 };

/** Removes rows that are past their keeping, with their history, marks, sealed fields, rejected and waiting rows. */
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly leftovers: Leftovers,
  ) {}

  /** The sweep of today, from where it stopped; one that has ended is not begun again. */
  async sweep(context: JobContext): Promise<void> {
    const sweep = await this.begin(context);
    if (sweep.finishedAt !== null) return;
    const datasets = (await this.catalogue.all()).filter(({ retentionYears }) => retentionYears > 0);
    for (let after = sweep.afterFirm; ;) {
      const firms = await firmsAfter(this.database.read(), after);
      const last = firms.at(-1);
      if (last === undefined) break;
      const gone = await pastKeys(this.database.read(), datasets, after, last, sweep.day);
      const size = keysAtOnce[this.database.engine];
      for (let start = 0; start < gone.length; start += size)
        await this.step(context, sweep.id, (tx) => this.remove(tx, gone.slice(start, start + size), sweep.day));
      after = last;
      await this.step(context, sweep.id, async () => ({}), after);
    }
    for (const dataset of datasets) await this.removeLeftovers(context, sweep, dataset);
    await this.finish(context, sweep.id);
    // One of an earlier day was brought to its end: today's comes after it.
    if (sweep.day < chinaDate(now())) await this.sweep(context);
  }

  async page(query: PageQuery): Promise<Page<RetentionSweep>> {
    return pageById(this.database.read().createQueryBuilder(RetentionSweep, 'sweep'), 'sweep', query);
  }

  private begin(context: JobContext): Promise<RetentionSweep> {
    return this.database.transaction(async (tx) => {
      await context.hold(tx);
      // One that was begun yesterday and interrupted is brought to its end first.
      const [open] = (await tx.query('select id from retention_sweeps where finished_at is null order by id limit 1')) as { id: string }[];
      const day = chinaDate(now());
      const known = open ? await tx.findOneBy(RetentionSweep, { id: open.id }) : await tx.findOneBy(RetentionSweep, { day });
      if (known) return known;
      // Where two begin at once, they go on as one.
      await insertMissing(
        tx,
        'retention_sweeps',
        ['id', 'day', 'started_at', 'after_firm', 'removed'],
        [[newId(), day, sqlInstant(now()), '', '{}']],
      );
      return tx.findOneByOrFail(RetentionSweep, { day });
    });
  }

  /** A part and what it removed commit together: whoever goes on after a kill neither loses nor doubles a count. */
  private async step(
    context: JobContext,
    id: string,
    work: (tx: EntityManager) => Promise<RemovedByDataset>,
    afterFirm?: string,
  ): Promise<RemovedByDataset> {
    if (context.isStopping()) throw new JobInterrupted();
    return this.database.transaction(async (tx) => {
      await context.hold(tx);
      const sweep = await lockRow(tx, RetentionSweep, { id });
      const done = await work(tx);
      const removed = JSON.stringify(added(JSON.parse(sweep?.removed ?? '{}') as RemovedByDataset, done));
      await tx.update(RetentionSweep, { id }, { removed, ...(afterFirm !== undefined && { afterFirm }) });
      return done;
    });
  }

  private async remove(tx: EntityManager, keys: readonly (RowKey & { readonly dataset: string })[], day: string): Promise<RemovedByDataset> {
    let removed: RemovedByDataset = {};
    for (const code of new Set(keys.map(({ dataset }) => dataset))) {
      const dataset = await this.catalogue.definition(code);
      // Looked at once more while they are held: a delivery may have put another row there since.
      const own = await stillPast(
        tx,
        dataset,
        keys.filter((key) => key.dataset === code),
        day,
      );
      if (own.length === 0) continue;
      const [rows, history] = [await countAt(tx, 'records', code, own), await countAt(tx, 'record_history', code, own)];
      for (const table of ['records', 'record_history', 'record_marks']) await removeRows(tx, code, own, table);
      await announceFirms(tx, code, new Set(own.map(({ enterpriseId }) => enterpriseId)));
      removed = added(removed, { [code]: { ...nothing, rows, history } });
    }
    return removed;
  }

  private async removeLeftovers(context: JobContext, sweep: RetentionSweep, { code, retentionYears }: VersionedDataset): Promise<void> {
    const before = startOfChinaDay(addMonths(sweep.day, -12 * retentionYears));
    for (;;) {
      const done = await this.step(context, sweep.id, async (tx) => {
        const some = await this.leftovers(tx, code, before);
        return some.rejects + some.waiting === 0 ? {} : { [code]: { ...nothing, ...some } };
      });
      if (done[code] === undefined) return;
    }
  }

  private finish(context: JobContext, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await context.hold(tx);
      const sweep = await lockRow(tx, RetentionSweep, { id });
      if (!sweep || sweep.finishedAt !== null) return;
      await tx.update(RetentionSweep, { id }, { finishedAt: now() });
      const datasets = Object.entries(JSON.parse(sweep.removed) as RemovedByDataset).map(([dataset, counts]) => ({ dataset, ...counts }));
      if (datasets.length > 0) await recordEvidence(tx, platform, entries.swept, { sweep: id, day: sweep.day, datasets }, { subjectId: id });
    });
  }
}

export function added(left: RemovedByDataset, right: RemovedByDataset): RemovedByDataset {
  const sum: Record<string, Removed> = { ...left };
  for (const [dataset, { rows, history, rejects, waiting }] of Object.entries(right)) {
    const before = sum[dataset] ?? nothing;
    sum[dataset] = {
      rows: before.rows + rows,
      history: before.history + history,
      rejects: before.rejects + rejects,
      waiting: before.waiting + waiting,
    };
  }
  return sum;
}

async function firmsAfter(manager: EntityManager, after: string): Promise<string[]> {
  const of = (table: string): Promise<{ id: string }[]> =>
    manager.query(
      `select enterprise_id as id from ${table} where enterprise_id > ? group by enterprise_id order by enterprise_id limit ${firmsAtOnce}`,
      [after],
    ) as Promise<{ id: string }[]>;
  const ids = new Set([...(await of('records')), ...(await of('record_history'))].map(({ id }) => id));
  return [...ids].sort().slice(0, firmsAtOnce);
}

interface Found {
  readonly enterprise_id: string;
  readonly dataset: string;
  readonly period: string;
  readonly natural_key: string;
  readonly body: string;
}
type PastKey = RowKey & { readonly dataset: string };

/** Keys of some firms whose rows are past keeping. The database leaves out periods that are too young; days inside rows are looked at here. */
async function pastKeys(manager: EntityManager, datasets: readonly VersionedDataset[], after: string, last: string, day: string): Promise<PastKey[]> {
  const terms = datasets.map(() => "(dataset = ? and period <> '-' and period <= ?)").join(' or ');
  const withoutPeriod = datasets.filter(({ registers }) => !registers).map(({ code }) => code);
  const parameters = [
    ...[after, last],
    ...datasets.flatMap(({ code, retentionYears }) => [code, periodsUpTo(retentionYears, day)]),
    ...withoutPeriod,
  ];
  const of = (table: string): Promise<Found[]> =>
    manager.query(
      `select enterprise_id, dataset, period, natural_key, case when period = '-' then body else '{}' end as body from ${table}
        where enterprise_id > ? and enterprise_id <= ? and (${terms} or (period = '-' and dataset in ${inList(withoutPeriod)}))`,
      parameters,
    ) as Promise<Found[]>;
  const rules = new Map(datasets.map((dataset) => [dataset.code, dataset]));
  return decided([await of('records'), await of('record_history')], (found) => {
    const dataset = rules.get(found.dataset);
    return dataset !== undefined && isPastKeeping(dataset, found.period, JSON.parse(found.body) as Record<string, unknown>, day);
  });
}

/** What stands decides; where nothing stands any more, everything that is kept of the row has to be past. */
function decided([standing, past]: readonly [Found[], Found[]], isPast: (found: Found) => boolean): PastKey[] {
  const keys = new Map<string, { key: PastKey; isPast: boolean }>();
  const stands = new Set<string>();
  for (const [index, list] of [standing, past].entries()) {
    for (const found of list) {
      const key = { enterpriseId: found.enterprise_id, period: found.period, naturalKey: found.natural_key, dataset: found.dataset };
      const text = `${found.dataset} ${keyText(key)}`;
      if (index === 0) stands.add(text);
      else if (stands.has(text)) continue;
      keys.set(text, { key, isPast: (keys.get(text)?.isPast ?? true) && isPast(found) });
    }
  }
  return [...keys.values()].flatMap(({ key, isPast: isGone }) => (isGone ? [key] : []));
}

async function stillPast(tx: EntityManager, dataset: VersionedDataset, keys: readonly PastKey[], day: string): Promise<PastKey[]> {
  const hold = isSqlite(tx) ? '' : ' for update';
  const found: [Found[], Found[]] = [[], []];
  for (const { enterpriseId, period, naturalKey } of keys) {
    for (const [index, table] of ['records', 'record_history'].entries())
      found[index]?.push(
        ...((await tx.query(
          `select enterprise_id, dataset, period, natural_key, case when period = '-' then body else '{}' end as body from ${table}
            where enterprise_id = ? and dataset = ? and period = ? and natural_key = ?${hold}`,
          [enterpriseId, dataset.code, period, naturalKey],
        )) as Found[]),
      );
  }
  return decided(found, ({ period, body }) => isPastKeeping(dataset, period, JSON.parse(body) as Record<string, unknown>, day));
}

async function countAt(tx: EntityManager, table: string, dataset: string, keys: readonly RowKey[]): Promise<number> {
  let sum = 0;
  for (const { enterpriseId, period, naturalKey } of keys) {
    const [row] = (await tx.query(
      `select count(*) as many from ${table} where enterprise_id = ? and dataset = ? and period = ? and natural_key = ?`,
      [enterpriseId, dataset, period, naturalKey],
    )) as { many: string | number }[];
    sum += Number(row?.many ?? 0);
  }
  return sum;
}
