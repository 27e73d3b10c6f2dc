import { In, IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { lockRow, once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { isPeriod } from '../../kernel/pure/period.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import type { QualityNeighbours } from './neighbours.js';
import { entries } from './quality.evidence.js';
import type { QualityService } from './quality.service.js';
import { Reminder } from './reminder.entity.js';
import type { ReminderView } from './reminders.contract.js';
import { Reply } from './reply.entity.js';

interface ReminderFilter extends PageQuery {
  readonly state?: 'open' | 'settled' | undefined;
  readonly dataset?: string | undefined;
  readonly organisationId?: string | undefined;
}
interface NewReminder {
  readonly organisationId: string;
  readonly dataset: string;
  readonly period?: string | undefined;
  readonly message: string;
}

/** A promise further away than this is none. */
const promiseDaysMax = 180;
const repliesMax = 50;

const visibleTo = (actor: Actor): FindOptionsWhere<Reminder> => ({ organisationId: actor.organisationId ?? '' });

export class RemindersService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: QualityNeighbours,
    private readonly quality: QualityService,
  ) {}

  async ownPage(actor: Actor, filter: ReminderFilter): Promise<Page<ReminderView>> {
    return this.page(actor, [actor.organisationId ?? ''], filter);
  }

  async pageInScope(actor: Actor, filter: ReminderFilter): Promise<Page<ReminderView>> {
    const { streams } = await this.quality.inScope(actor);
    const ids = [...new Set(streams.map(({ stream }) => stream.organisationId))];
    return this.page(actor, filter.organisationId === undefined ? ids : ids.filter((id) => id === filter.organisationId), filter);
  }

  async send(actor: Actor, key: OnceKey, wish: NewReminder): Promise<ReminderView> {
    const { streams } = await this.quality.inScope(actor);
    if (!streams.some(({ stream }) => stream.organisationId === wish.organisationId && stream.dataset.code === wish.dataset))
      throw new NotFound('这家单位不报送这一项');
    if (wish.period !== undefined && !isPeriod(wish.period))
      throw invalidField('/body/period', 'period', '期间写成 2026、2026-Q3、2026-09 或 2026-09-21');
    const id = newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, id);
      const unsettled = { acknowledgedAt: null, acknowledgedBy: null, settledAt: null };
      const { organisationId, dataset, period, message } = wish;
      const written = { kind: 'manual' as const, period: period ?? null, dueOn: null, message, reminderKey: null };
      await tx.insert(Reminder, { id, organisationId, dataset, ...written, ...unsettled, createdAt: now(), createdBy: actor.personId });
      await recordEvidence(tx, actor, entries.sent, { reminderId: id, organisationId, dataset, digest: sha256(message) }, { subjectId: id });
    });
    return this.find(actor, { id });
  }

  /** Seen. Who has seen it first stays. */
  async acknowledge(actor: Actor, reminderId: string): Promise<ReminderView> {
    await this.database.transaction(async (tx) => {
      const reminder = visible(await lockRow(tx, Reminder, { id: reminderId, ...visibleTo(actor) }));
      if (reminder.acknowledgedAt !== null) return;
      await tx.update(Reminder, { id: reminder.id }, { acknowledgedAt: now(), acknowledgedBy: actor.personId });
      await recordEvidence(tx, actor, entries.acknowledged, aboutOf(reminder), { subjectId: reminder.id });
    });
    return this.find(actor, { id: reminderId, ...visibleTo(actor) });
  }

  async reply(
    actor: Actor,
    key: OnceKey,
    reminderId: string,
    answer: { readonly promisedOn: string; readonly reason: string },
  ): Promise<ReminderView> {
    const today = chinaDate(now());
    if (answer.promisedOn < today) throw invalidField('/body/promisedOn', 'past', '补报日期不能早于今天');
    if (answer.promisedOn > addDays(today, promiseDaysMax)) throw invalidField('/body/promisedOn', 'tooFar', `补报日期最多 ${promiseDaysMax} 天以后`);
    await this.database.transaction(async (tx) => {
      await once(tx, key, reminderId);
      const reminder = visible(await lockRow(tx, Reminder, { id: reminderId, ...visibleTo(actor) }));
      if (reminder.settledAt !== null) throw new Conflict('数据已经到了，不用再答复');
      if ((await tx.countBy(Reply, { reminderId })) >= repliesMax) throw new Conflict(`这一条已经答复了 ${repliesMax} 次`);
      const replyId = newId();
      await tx.insert(Reply, { id: replyId, reminderId, ...answer, writtenAt: now(), writtenBy: actor.personId });
      if (reminder.acknowledgedAt === null) await tx.update(Reminder, { id: reminderId }, { acknowledgedAt: now(), acknowledgedBy: actor.personId });
      const about = { ...aboutOf(reminder), replyId, promisedOn: answer.promisedOn, digest: sha256(answer.reason) };
      await recordEvidence(tx, actor, entries.answered, about, { subjectId: reminderId });
    });
    return this.find(actor, { id: reminderId, ...visibleTo(actor) });
  }

  async find(actor: Actor, where: FindOptionsWhere<Reminder>): Promise<ReminderView> {
    const reminder = visible(await this.database.read().findOneBy(Reminder, where));
    return (await this.present(actor, [reminder]))[0]!;
  }

  private async page(actor: Actor, organisationIds: readonly string[], filter: ReminderFilter): Promise<Page<ReminderView>> {
    if (organisationIds.length === 0) return { items: [], nextCursor: null };
    const query = this.database
      .read()
      .createQueryBuilder(Reminder, 'reminder')
      .where({
        organisationId: In([...organisationIds]),
        ...(filter.dataset !== undefined && { dataset: filter.dataset }),
        ...(filter.state !== undefined && { settledAt: filter.state === 'open' ? IsNull() : Not(IsNull()) }),
      });
    const page = await pageById(query, 'reminder', filter);
    return { items: await this.present(actor, page.items), nextCursor: page.nextCursor };
  }

  private async present(actor: Actor, reminders: readonly Reminder[]): Promise<ReminderView[]> {
    const read: EntityManager = this.database.read();
    const replies =
      reminders.length === 0 ? [] : await read.find(Reply, { where: { reminderId: In(reminders.map(({ id }) => id)) }, order: { id: 'ASC' } });
    const people = [
      ...reminders.flatMap(({ createdBy, acknowledgedBy }) => [createdBy, acknowledgedBy]),
      ...replies.map(({ writtenBy }) => writtenBy),
    ];
    const names = await this.neighbours.identity.namesOf([...new Set(people.filter((id) => id !== null))]);
    const organisations = await this.neighbours.organisations.nameOf([...new Set(reminders.map(({ organisationId }) => organisationId))]);
    const titles = new Map((await this.neighbours.catalogue.all()).map(({ code, title }) => [code, title]));
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.name ?? ''));
    return reminders.map((reminder) => {
      const isOwn = actor.permissions.has('quality:own') && actor.organisationId === reminder.organisationId;
      return {
        id: reminder.id,
        kind: reminder.kind,
        organisationId: reminder.organisationId,
        organisationName: organisations.get(reminder.organisationId)?.name ?? '',
        dataset: reminder.dataset,
        datasetTitle: titles.get(reminder.dataset) ?? reminder.dataset,
        period: reminder.period,
        dueOn: reminder.dueOn,
        message: reminder.message,
        createdAt: reminder.createdAt.toISOString(),
        createdBy: nameOf(reminder.createdBy),
        acknowledgedAt: reminder.acknowledgedAt?.toISOString() ?? null,
        acknowledgedBy: nameOf(reminder.acknowledgedBy),
        settledAt: reminder.settledAt?.toISOString() ?? null,
        replies: replies
          .filter(({ reminderId }) => reminderId === reminder.id)
          .map(({ id, promisedOn, reason, writtenAt, writtenBy }) => ({
            ...{ id, promisedOn, reason },
            writtenAt: writtenAt.toISOString(),
            writtenBy: nameOf(writtenBy) ?? '',
          })),
        can: [
          ...(isOwn && reminder.acknowledgedAt === null ? (['acknowledge'] as const) : []),
          ...(isOwn && reminder.settledAt === null ? (['reply'] as const) : []),
        ],
      };
    });
  }
}

const aboutOf = ({ id, organisationId, dataset }: Reminder) => ({ reminderId: id, organisationId, dataset });

function visible(reminder: Reminder | null): Reminder {
  if (!reminder) throw new NotFound('没有这条催报，或者您无权查看');
  return reminder;
}
