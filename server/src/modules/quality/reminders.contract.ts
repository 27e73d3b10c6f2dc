import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, period, text } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

/** Escalating: some working days before, on the day, and when it is late; `manual` is written by the operator. */
export const reminderKind = z.enum(['soon', 'due', 'late', 'manual']);
export type ReminderKind = z.infer<typeof reminderKind>;

export const reminderView = z
  .object({
    id,
    kind: reminderKind,
    organisationId: id,
    organisationName: z.string(),
    dataset: datasetCode,
    datasetTitle: z.string(),
    period: period.nullable(),
    dueOn: businessDate.nullable(),
    message: z.string(),
    createdAt: instant,
    /** Null: the platform’s own clock. */
    createdBy: z.string().nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.string().nullable(),
    /** The data has come. */
    settledAt: instant.nullable(),
    replies: z.array(z.object({ id, promisedOn: businessDate, reason: z.string(), writtenAt: instant, writtenBy: z.string() })),
    can: z.array(z.enum(['acknowledge', 'reply'])),
  })
  .meta({ id: 'Reminder' });
export type ReminderView = z.infer<typeof reminderView>;

const filters = pageQuery.extend({ state: z.enum(['open', 'settled']).optional(), dataset: datasetCode.optional() });

export const listOwnReminders = contract({
  method: 'get',
  path: '/reminders',
  summary: 'What the caller’s organisation is reminded of, newest first',
  permission: 'quality:own',
  tags: ['quality'],
  query: filters,
  returns: pageOf(reminderView),
});

export const listReminders = contract({
  method: 'get',
  path: '/quality/reminders',
  summary: 'Reminders of all sources with what they answered, newest first',
  permission: 'quality:read',
  tags: ['quality'],
  query: filters.extend({ organisationId: id.optional() }),
  returns: pageOf(reminderView),
});

export const sendReminder = contract({
  method: 'post',
  path: '/quality/reminders',
  summary: 'Remind a source in words of one’s own',
  permission: 'quality:manage',
  tags: ['quality'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject({ organisationId: id, dataset: datasetCode, period: period.optional(), message: text(500) }),
  returns: reminderView,
});

const reminderParams = z.strictObject({ reminderId: id });

export const acknowledgeReminder = contract({
  method: 'post',
  path: '/reminders/{reminderId}/acknowledgement',
  summary: 'Seen: it stays open until the data has come',
  permission: 'quality:own',
  tags: ['quality'],
  status: 201,
  params: reminderParams,
  body: z.strictObject({}),
  returns: reminderView,
});

export const replyToReminder = contract({
  method: 'post',
  path: '/reminders/{reminderId}/replies',
  summary: 'Say by when the data will come, and why it is late',
  permission: 'quality:own',
  tags: ['quality'],
  status: 201,
  once: true,
  limit: 'write',
  params: reminderParams,
  body: z.strictObject({ promisedOn: businessDate, reason: line(300) }),
  returns: reminderView,
});
