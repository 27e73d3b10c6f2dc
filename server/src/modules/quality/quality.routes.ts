import { route, type Route } from '../../kernel/http/index.js';
import type { QualityCounter } from './counter.js';
import * as details from './detail.contract.js';
import * as monthly from './monthly.contract.js';
import type { MonthsService } from './months.service.js';
import * as boards from './quality.contract.js';
import type { QualityService } from './quality.service.js';
import * as reminding from './reminders.contract.js';
import type { RemindersService } from './reminders.service.js';
import * as zeros from './zero-reports.contract.js';
import type { ZeroReportsService } from './zero-reports.service.js';

interface Parts {
  readonly quality: QualityService;
  readonly reminders: RemindersService;
  readonly months: MonthsService;
  readonly counter: QualityCounter;
  readonly zeroReports: ZeroReportsService;
}

export const qualityRoutes = ({ quality, reminders, months, counter, zeroReports }: Parts): Route[] => [
  route(boards.getOwnBoard, ({ actor }) => quality.ownBoard(actor)),
  route(boards.getBoard, ({ actor, query }) => quality.board(actor, query)),
  route(details.getOwnDetail, ({ actor, params }) => quality.ownDetail(actor, params.dataset)),
  route(details.getDetail, ({ actor, params }) => quality.detail(actor, params.organisationId, params.dataset)),
  route(details.listLateDecisions, ({ actor, params, query }) => quality.lateDecisions(actor, params.dataset, query)),
  route(zeros.declareNothing, async ({ actor, params, body }) => ({ items: await zeroReports.declare(actor, params.dataset, body) })),
  route(zeros.withdrawZeroReport, ({ actor, params }) => zeroReports.withdraw(actor, params.zeroReportId)),
  route(reminding.listOwnReminders, ({ actor, query }) => reminders.ownPage(actor, query)),
  route(reminding.listReminders, ({ actor, query }) => reminders.pageInScope(actor, query)),
  route(reminding.sendReminder, ({ actor, once, body }) => reminders.send(actor, once, body), {
    again: ({ actor }, id) => reminders.find(actor, { id }),
  }),
  route(reminding.acknowledgeReminder, ({ actor, params }) => reminders.acknowledge(actor, params.reminderId)),
  route(reminding.replyToReminder, ({ actor, once, params, body }) => reminders.reply(actor, once, params.reminderId, body), {
    again: ({ actor }, id) => reminders.find(actor, { id, organisationId: actor.organisationId ?? '' }),
  }),
  route(monthly.listMonths, ({ actor, query }) => months.page(actor, query)),
  route(monthly.getMonthReport, ({ actor, params }) => months.report(actor, params.month)),
  route(monthly.exportMonthReport, ({ actor, params }) => months.workbook(actor, params.month)),
  route(monthly.exportOwnMonthReport, ({ actor, params }) => months.ownWorkbook(actor, params.month)),
  route(monthly.closeMonth, ({ actor, params }) => months.close(actor, params.month)),
  route(monthly.rebuildQuality, async () => {
    await counter.askForRecount();
    return { queued: true as const };
  }),
];
