import { now } from '../../src/kernel/clock.js';
import { addDays, chinaDate, chinaMonth, isWorkingDay, monthsBack } from '../../src/kernel/pure/working-calendar.js';
import { platform } from '../../src/kernel/actor.js';
import { declareNothing } from '../../src/modules/quality/zero-reports.contract.js';
import * as reminders from '../../src/modules/quality/reminders.contract.js';
import type { ReminderView } from '../../src/modules/quality/reminders.contract.js';
import type { Person } from '../world.js';
import { bothOperator, bothRegulator, bothSource, ids, noInput, type Case, type Walk } from './line.js';

const readers = [...bothOperator, ...bothRegulator] as const;

/** A closed month stays closed: each call takes an older one, while there are reports. */
let closed = 0;
const olderMonth = (): string => monthsBack(chinaMonth(now()), 1 + (closed += 1));

/** The latest that is due today or later: sources have been at it since today. */
function lastWorkingDay(): string {
  let day = chinaDate(now());
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** A dataset that is due every working day and of which nothing has come. */
async function dailyOf({ stage, side }: Case): Promise<{ readonly officer: Person; readonly dataset: string }> {
  const { market, tax } = stage.world.cast;
  const isOwn = side.delivery.dataset === '01.01';
  const [source, codes, dataset] = isOwn ? ([market, ['01.01', '12.04'], '04.01'] as const) : ([tax, ['05.01', '05.02'], '04.03'] as const);
  await stage.keep(`daily ${dataset}`, side, () => stage.world.app.catalogue.assign(platform, source.id, [...codes, dataset]));
  return { officer: source.officer, dataset };
}

const reminded = async ({ stage, side }: Case): Promise<ReminderView> => {
  const { operator } = stage.world.cast;
  const body = { organisationId: side.people.sourceOfficer.partyId, dataset: side.delivery.dataset, message: '请尽快补报' };
  return (await stage.world.as(operator.admin).post(reminders.sendReminder, { body }).expect(201)).body as ReminderView;
};
const keptReminder = async (one: Case) => ({ reminderId: (await one.stage.keep('reminder', one.side, () => reminded(one))).id });

export const qualityWalk: Walk = {
  'GET /quality/own': { allowed: bothSource, shows: ({ items }) => items.map(({ dataset }) => dataset) },
  'GET /quality/own/{dataset}': { allowed: bothSource, record: ({ side }) => ({ params: { dataset: side.delivery.dataset } }) },
  'GET /quality/own/{dataset}/late-decisions': { allowed: bothSource, record: ({ side }) => ({ params: { dataset: side.delivery.dataset } }) },
  'GET /quality/sources': { allowed: readers, free: noInput },
  'GET /quality/sources/{organisationId}/{dataset}': {
    allowed: readers,
    platform: ({ stage }) => ({ params: { organisationId: stage.world.cast.tax.id, dataset: '05.02' } }),
  },
  'POST /quality/own/{dataset}/zero-reports': {
    allowed: bothSource,
    record: async (one) => ({ params: { dataset: (await dailyOf(one)).dataset }, body: { periods: [lastWorkingDay()] } }),
  },
  'POST /zero-reports/{zeroReportId}/withdrawal': {
    allowed: bothSource,
    record: async (one) => {
      const { officer, dataset } = await dailyOf(one);
      const said = await one.stage.world
        .as(officer)
        .post(declareNothing, { params: { dataset }, body: { periods: [lastWorkingDay()] } })
        .expect(201);
      return { params: { zeroReportId: (said.body as { items: { id: string }[] }).items[0]?.id ?? '' }, body: {} };
    },
  },
  'GET /reminders': { allowed: bothSource, shows: ids, prepare: keptReminder },
  'GET /quality/reminders': { allowed: readers, free: noInput },
  'POST /quality/reminders': {
    allowed: ['operatorAdmin'],
    free: ({ stage }) => ({ body: { organisationId: stage.world.cast.tax.id, dataset: '05.02', message: '请补报' } }),
  },
  'POST /reminders/{reminderId}/acknowledgement': {
    allowed: bothSource,
    record: async (one) => ({ params: await keptReminder(one), body: {} }),
  },
  'POST /reminders/{reminderId}/replies': {
    allowed: bothSource,
    record: async (one) => ({ params: await keptReminder(one), body: { promisedOn: addDays(chinaDate(now()), 3), reason: '系统升级' } }),
  },
  'GET /quality/months': { allowed: readers, free: noInput },
  'GET /quality/months/{month}': { allowed: readers, free: () => ({ params: { month: chinaMonth(now()) } }) },
  'GET /quality/months/{month}/report.xlsx': { allowed: readers, free: () => ({ params: { month: chinaMonth(now()) } }) },
  'GET /quality/own-months/{month}/report.xlsx': { allowed: bothSource, free: () => ({ params: { month: chinaMonth(now()) } }) },
  'POST /quality/months/{month}/closing': {
    allowed: ['operatorAdmin'],
    proof: 'fresh',
    free: () => ({ params: { month: olderMonth() }, body: {} }),
  },
  'POST /quality/rebuilds': { allowed: ['operatorAdmin'], free: () => ({ body: {} }) },
};
