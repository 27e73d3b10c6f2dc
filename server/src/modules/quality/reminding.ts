import { In, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { isDuplicate } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import { arrivals } from './arrivals.pure.js';
import { twelveMonths } from './due.pure.js';
import { messageOf, noticesOf } from './reminders.pure.js';
import { rollupOf } from './quality.repository.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import { Reminder } from './reminder.entity.js';
import { expectedOf, keyOf, type Stream, type NamedStream } from './stream.js';
import { arrivedOf } from './zero-reports.js';

/** Beyond three working days and the longest holidays. */
const lookAheadDays = 20;

/** Tells every source what is due soon, due today and late: each once, however often the clock strikes. */
export async function remindAll(tx: EntityManager, streams: readonly NamedStream[]): Promise<void> {
  const today = chinaDate(now());
  const rollup = await rollupOf(tx, twelveMonths(today)[0]!);
  const wanted = streams.flatMap(({ stream }) => {
    const { organisationId, dataset } = stream;
    const rows = rollup.periods.get(keyOf(organisationId, dataset.code)) ?? [];
    const list = arrivals(expectedOf(stream), rows, addDays(today, -365), addDays(today, lookAheadDays), today);
    return noticesOf(dataset.cadence, list, today).map((notice) => ({
      organisationId,
      dataset: dataset.code,
      kind: notice.kind,
      period: notice.arrival.period,
      dueOn: notice.arrival.dueOn,
      message: messageOf(notice, dataset.title, dataset.cadence),
      reminderKey: [organisationId, dataset.code, notice.arrival.period, notice.kind].join(':'),
    }));
  });
  const made = new Set<string>();
  for (const part of partsOf(wanted.map(({ reminderKey }) => reminderKey)))
    for (const { reminderKey } of await tx.findBy(Reminder, { reminderKey: In(part) })) made.add(reminderKey ?? '');
  for (const one of wanted) {
    if (made.has(one.reminderKey)) continue;
    const reminder = { id: newId(), ...one, createdAt: now(), createdBy: null, acknowledgedAt: null, acknowledgedBy: null, settledAt: null };
    await tx.insert(Reminder, reminder).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }
}

/** What has arrived needs no reminder any more; what was rolled back needs it again. */
export async function settleReminders(tx: EntityManager, stream: Stream): Promise<void> {
  const key = { organisationId: stream.organisationId, dataset: stream.dataset.code };
  const reminders = await tx.findBy(Reminder, key);
  if (reminders.length === 0) return;
  const rows = await arrivedOf(tx, key);
  const today = chinaDate(now());
  const known = new Map(arrivals(expectedOf(stream), rows, stream.since, addDays(today, lookAheadDays), today).map((one) => [one.period, one]));
  for (const reminder of reminders) {
    const arrivedAt = reminder.period === null ? await firstAfter(tx, key, reminder.createdAt) : (known.get(reminder.period)?.arrivedAt ?? null);
    if ((arrivedAt === null) === (reminder.settledAt === null)) continue;
    await tx.update(Reminder, { id: reminder.id }, { settledAt: arrivedAt === null ? null : now() });
  }
}

async function firstAfter(tx: EntityManager, key: { organisationId: string; dataset: string }, since: Date): Promise<Date | null> {
  const latest = await tx.findOne(QualityDelivery, { where: key, order: { receivedAt: 'DESC' } });
  return latest && latest.receivedAt > since ? latest.receivedAt : null;
}

function* partsOf<T>(list: readonly T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += 500) yield list.slice(start, start + 500);
}
