import type { Database } from '../../kernel/database/index.js';
import { ClosedFigures } from './closed-figures.entity.js';
import { Closing } from './closing.entity.js';
import { QualityCounter } from './counter.js';
import { MonthsService } from './months.service.js';
import type { QualityNeighbours } from './neighbours.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import { QualityMonth } from './quality-month.entity.js';
import { QualityPeriod } from './quality-period.entity.js';
import { QualityService } from './quality.service.js';
import { QualityStream } from './quality-stream.entity.js';
import { Reminder } from './reminder.entity.js';
import { RemindersService } from './reminders.service.js';
import { Reply } from './reply.entity.js';
import { ZeroReport } from './zero-report.entity.js';
import { ZeroReportsService } from './zero-reports.service.js';

export { qualityJobs } from './quality.jobs.js';
export { qualityRoutes } from './quality.routes.js';
export { withZeroReports } from './heard-of-lists.js';
export { rebuildQuality } from './job-kinds.js';
export type { QualityNeighbours } from './neighbours.js';

export const qualityEntities = [QualityStream, QualityDelivery, QualityMonth, QualityPeriod, ZeroReport, Reminder, Reply, Closing, ClosedFigures];

/** The board with its reminders, its months, and what the jobs keep counted. */
export function openQuality(database: Database, neighbours: QualityNeighbours, cityRegion: string) {
  const quality = new QualityService(database, neighbours, cityRegion);
  const counter = new QualityCounter(database, neighbours, quality);
  const zeroReports = new ZeroReportsService(database, neighbours, quality, counter);
  return {
    quality,
    zeroReports,
    reminders: new RemindersService(database, neighbours, quality),
    months: new MonthsService(database, neighbours, quality),
    counter,
  };
}
