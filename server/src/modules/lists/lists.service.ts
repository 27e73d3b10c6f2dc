import { LessThan, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import {
  AlreadyDone,
  cut,
  decodeKeys,
  once,
  pageById,
  sqlInstant,
  type Database,
  type OnceKey,
  type Page,
  type PageQuery,
} from '../../kernel/database/index.js';
import { Forbidden, invalidField, NotFound, TooMany } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { enqueue, JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { addDays, chinaDate, startOfChinaDay } from '../../kernel/pure/working-calendar.js';
import { normaliseUscc } from '../../kernel/pure/uscc.js';
import type { EnterprisesService } from '../enterprises/index.js';
import { recordEvidence } from '../evidence/index.js';
import { codesOf } from './codes.js';
import { keepEntries, listDatasets, rebuildEntries, type EntryNeighbours, type ListDataset } from './entries.js';
import { runCheck } from './job-kinds.js';
import { ListCheck } from './list-check.entity.js';
import type { CheckOutcome, CheckPurpose, CheckRow } from './lists.contract.js';
import { listChecked } from './lists.evidence.js';
import { isLate, type ReceivedCode } from './outcome.pure.js';
import { closePart, openPart, resultsOf, writeParts } from './parts.js';
import { search, type Search } from './searching.js';

export interface ListNeighbours extends EntryNeighbours {
  readonly enterprises: EntryNeighbours['enterprises'] & Pick<EnterprisesService, 'exceptionalCodes' | 'own'>;
  /** When each dataset was last delivered. */
  readonly deliveries: () => Promise<ReadonlyMap<string, Date>>;
  readonly waiting: Search['waiting'];
}
export interface Asked {
  readonly purpose: CheckPurpose;
  readonly note?: string | undefined;
  readonly datasets?: readonly string[] | undefined;
}
export interface ListLimits {
  readonly singlesPerDay: number;
  readonly codesPerDay: number;
}

const keptDays = 30;
const failuresMax = 5;
const sweptAtOnce = 500;
const usualLimits: ListLimits = { singlesPerDay: 2_000, codesPerDay: 500_000 };

/** List checks: made for a purpose, on the record, kept for 30 days, seen by the party that made them. */
export class ListsService {
  constructor(
    readonly database: Database,
    readonly neighbours: ListNeighbours,
    private readonly limits: ListLimits = usualLimits,
  ) {}

  lists(): Promise<ListDataset[]> {
    return listDatasets(this.neighbours);
  }

  /** Listens to changed records. */
  keepEntries(tx: EntityManager, enterpriseIds: readonly string[], dataset: string): Promise<void> {
    return keepEntries(tx, this.neighbours, enterpriseIds, dataset);
  }

  rebuildSome(tx: EntityManager, after: string): Promise<string | null> {
    return rebuildEntries(tx, this.neighbours, after);
  }

  async checkOne(actor: Actor, key: OnceKey, { uscc, ...asked }: Asked & { readonly uscc: string }): Promise<ListCheck> {
    await this.requireOwn(actor, uscc);
    const id = newId();
    const codes = [{ line: 1, received: uscc.trim() }];
    const parts = await this.searchFor(await this.chosen(asked.datasets));
    await this.database.transaction(async (tx) => {
      await once(tx, key, id);
      await this.requireBelow(tx, actor, 'single', 1);
      await this.begin(tx, actor, { id, kind: 'single', fileName: null, codes, asked, parts });
      const rows = await search(tx, codes, parts);
      await closePart(tx, id, 0, rows);
      await this.count(tx, id, rows, true);
    });
    return this.find(actor, id);
  }

  /** Takes the codes of a file and answers; a job searches them. The same file sent again at once, for the same purpose, is the same check. */
  async checkFile(
    actor: Actor,
    { fileName, upload, ...asked }: Asked & { readonly fileName: string; readonly upload: AsyncIterable<Uint8Array> },
  ): Promise<ListCheck> {
    const parts = await this.searchFor(await this.chosen(asked.datasets));
    await this.requireBelow(this.database.read(), actor, 'file', 1);
    const codes = await codesOf(upload);
    const id = newId();
    try {
      await this.database.transaction(async (tx) => {
        await once(tx, keyOf(actor, asked, codes), id);
        await this.requireBelow(tx, actor, 'file', codes.length);
        await this.begin(tx, actor, { id, kind: 'file', fileName, codes, asked, parts });
        await enqueue(tx, runCheck, { checkId: id });
      });
    } catch (error) {
      if (error instanceof AlreadyDone) return this.find(actor, error.resourceId);
      throw error;
    }
    return this.find(actor, id);
  }

  /** One part a transaction, each written with what it found: killed anywhere, it goes on with the next open part. */
  async run(checkId: string, context: JobContext): Promise<void> {
    const check = await this.database.read().findOneBy(ListCheck, { id: checkId });
    if (!check || check.state === 'done' || check.state === 'failed') return;
    try {
      const parts = await this.searchFor((await this.lists()).filter(({ code }) => check.datasets.includes(code)));
      while (await this.runPart(checkId, parts, context)) if (context.isStopping()) throw new JobInterrupted();
    } catch (error) {
      if (!(error instanceof JobInterrupted)) await this.fail(checkId);
      throw error;
    }
  }

  page(actor: Actor, { kind, ...page }: PageQuery & { readonly kind?: 'single' | 'file' | undefined }): Promise<Page<ListCheck>> {
    const query = this.database
      .read()
      .createQueryBuilder(ListCheck, 'list_check')
      .where('list_check.partyId = :party', { party: partyOf(actor) });
    if (kind) query.andWhere('list_check.kind = :kind', { kind });
    return pageById(query, 'list_check', page);
  }

  async find(actor: Actor, id: string): Promise<ListCheck> {
    const check = await this.database.read().findOneBy(ListCheck, { id, partyId: partyOf(actor) });
    if (!check) throw new NotFound('没有这次核查，或者您无权查看');
    return check;
  }

  async rows(
    actor: Actor,
    checkId: string,
    { outcome, cursor, limit }: PageQuery & { readonly outcome?: CheckOutcome | undefined },
  ): Promise<Page<CheckRow>> {
    const check = await this.find(actor, checkId);
    const [part, place] = cursor === undefined ? [0, -1] : decodeKeys(cursor, ['whole', 'whole']);
    const found: { row: CheckRow; part: number; place: number }[] = [];
    for await (const one of resultsOf(this.database.read(), check.id, { part: part ?? 0, place: (place ?? -1) + 1 })) {
      if (outcome === undefined || one.row.outcome === outcome) found.push(one);
      if (found.length > limit) break;
    }
    const page = cut(found, limit, (one) => [one.part, one.place]);
    return { items: page.items.map(({ row }) => row), nextCursor: page.nextCursor };
  }

  async *allRows(check: ListCheck): AsyncGenerator<CheckRow> {
    for await (const { row } of resultsOf(this.database.read(), check.id)) yield row;
  }

  /** What nobody may keep any longer. */
  async sweep(tx: EntityManager): Promise<void> {
    const today = chinaDate(now());
    const old = await tx.find(ListCheck, { select: { id: true }, where: { keptUntil: LessThan(today) }, order: { id: 'ASC' }, take: sweptAtOnce });
    for (const { id } of old) {
      await tx.query('delete from list_check_parts where check_id = ?', [id]);
      await tx.delete(ListCheck, { id });
    }
  }

  private async runPart(checkId: string, parts: Search, context: JobContext): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await context.hold(tx);
      const open = await openPart(tx, checkId);
      if (open) {
        const rows = await search(tx, open.codes, parts);
        await closePart(tx, checkId, open.part, rows);
        await this.count(tx, checkId, rows, false);
        return true;
      }
      await tx.update(ListCheck, { id: checkId }, { state: 'done', finishedAt: now() });
      return false;
    });
  }

  private async count(tx: EntityManager, id: string, rows: readonly CheckRow[], isLast: boolean): Promise<void> {
    const of = (outcome: CheckOutcome): number => rows.filter((row) => row.outcome === outcome).length;
    await tx.query(
      `update list_checks set codes_done = codes_done + ?, listed = listed + ?, past = past + ?, invalid = invalid + ?, unsure = unsure + ?,
         state = ?, finished_at = ? where id = ?`,
      [rows.length, of('listed'), of('past'), of('invalid'), of('unchecked'), isLast ? 'done' : 'running', isLast ? sqlInstant(now()) : null, id],
    );
  }

  /** After so many failures nobody waits any longer: what was not reached is said to be unchecked. */
  private async fail(checkId: string): Promise<void> {
    await this.database.transaction((tx) =>
      tx.query(
        `update list_checks set failures = failures + 1, finished_at = case when failures >= ${failuresMax} then ? else null end,
           state = case when failures >= ${failuresMax} then 'failed' else state end where id = ? and state in ('waiting', 'running')`,
        [sqlInstant(now()), checkId],
      ),
    );
  }

  private async begin(
    tx: EntityManager,
    actor: Actor,
    made: { id: string; kind: 'single' | 'file'; fileName: string | null; codes: readonly ReceivedCode[]; asked: Asked; parts: Search },
  ): Promise<void> {
    const { id, kind, fileName, codes, asked, parts } = made;
    const datasets = parts.lists.map(({ code }) => code);
    const digest = digestOf(codes);
    await tx.insert(ListCheck, {
      id,
      kind,
      state: 'waiting',
      partyId: partyOf(actor),
      personId: actor.personId,
      purpose: asked.purpose,
      note: asked.note ?? '',
      fileName,
      datasets,
      unchecked: [...parts.undelivered],
      codesTotal: codes.length,
      codesDone: 0,
      listed: 0,
      past: 0,
      invalid: 0,
      unsure: 0,
      failures: 0,
      digest,
      createdAt: now(),
      finishedAt: null,
      keptUntil: addDays(chinaDate(now()), keptDays),
    });
    await writeParts(tx, id, codes);
    const content = { check: id, kind, purpose: asked.purpose, datasets, codes: codes.length, digest };
    await recordEvidence(tx, actor, listChecked, content, { subjectId: id, ...(actor.enterpriseId && { enterpriseId: actor.enterpriseId }) });
  }

  private async chosen(asked: readonly string[] | undefined): Promise<ListDataset[]> {
    const all = await this.lists();
    if (!asked || asked.length === 0) return all;
    const unknown = asked.find((code) => !all.some((list) => list.code === code));
    if (unknown !== undefined) throw invalidField('/body/datasets', 'unknownList', `${unknown} 不是可以核查的名单`);
    return all.filter(({ code }) => asked.includes(code));
  }

  private async searchFor(lists: readonly ListDataset[]): Promise<Search> {
    const { deliveries, waiting, enterprises } = this.neighbours;
    const delivered = await deliveries();
    const undelivered = new Set(lists.flatMap(({ code }) => (delivered.has(code) ? [] : [code])));
    const today = chinaDate(now());
    const lateSince = new Map(
      lists.flatMap((list) => {
        const at = delivered.get(list.code);
        return at && isLate(list, at, today) ? [[list.code, chinaDate(at)] as const] : [];
      }),
    );
    return { lists, undelivered, lateSince, exceptional: await enterprises.exceptionalCodes(), today, waiting };
  }

  private async requireOwn(actor: Actor, uscc: string): Promise<void> {
    if (!actor.enterpriseId) return;
    if ((await this.neighbours.enterprises.own(actor)).uscc !== normaliseUscc(uscc)) throw new Forbidden('企业只能查自己的统一社会信用代码');
  }

  private async requireBelow(db: EntityManager, actor: Actor, kind: 'single' | 'file', more: number): Promise<void> {
    const since = sqlInstant(startOfChinaDay(chinaDate(now())));
    const whose = kind === 'single' ? ['person_id', actor.personId] : ['party_id', partyOf(actor)];
    const [row] = (await db.query(
      `select coalesce(sum(codes_total), 0) as codes from list_checks where ${whose[0]} = ? and kind = ? and created_at >= ?`,
      [whose[1], kind, since],
    )) as Array<{ codes: number | string }>;
    const most = kind === 'single' ? this.limits.singlesPerDay : this.limits.codesPerDay;
    if (Number(row?.codes ?? 0) + more <= most) return;
    const wait = Math.ceil((startOfChinaDay(addDays(chinaDate(now()), 1)).getTime() - now().getTime()) / 1000);
    throw new TooMany(
      kind === 'single' ? `今天已经查了 ${most} 次，请明天再查或用批量核查` : `本单位今天批量核查的代码已到 ${most} 个，请明天再查`,
      wait,
    );
  }
}

const sameForMs = 2 * 60_000;

const digestOf = (codes: readonly ReceivedCode[]): string => sha256(codes.map(({ received }) => received).join('\n'));

/** An upload has no key of its own: what it says is its key, for as long as somebody presses twice or tries again. */
function keyOf(actor: Actor, { purpose, note = '', datasets = [] }: Asked, codes: readonly ReceivedCode[]): OnceKey {
  const digest = sha256(canonical({ party: partyOf(actor), purpose, note, datasets: [...datasets], codes: digestOf(codes) }));
  return { actorId: actor.personId, operation: 'list-check of a file', key: `${digest}.${Math.floor(now().getTime() / sameForMs)}`, digest };
}

const partyOf = (actor: Actor): string => actor.organisationId ?? actor.enterpriseId ?? '';
