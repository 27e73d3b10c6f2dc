import { listen } from '../../kernel/events.js';
import type { JobHandlers, Timers } from '../../kernel/jobs/index.js';
import { consentEnded } from '../consents/index.js';
import type { ReportsService } from './reports.service.js';

/** Files do not outlive the access they were made under, nor the consent. */
export function reportsJobs(handlers: JobHandlers, timers: Timers, reports: ReportsService): void {
  listen(handlers, consentEnded, 'reports', (tx, { consentId }) => reports.forgetFilesOf(tx, consentId), {
    dedupeKey: ({ consentId }) => consentId,
  });
  timers.every('reports.files', 300, (tx) => reports.forgetEndedFiles(tx));
}
