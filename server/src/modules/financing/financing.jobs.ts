import type { EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { listen } from '../../kernel/events.js';
import type { JobHandlers, Timers } from '../../kernel/jobs/index.js';
import { consentEnded, consentGranted } from '../consents/index.js';
import type { ConsentState } from '../consents/consents.contract.js';
import { addLine } from './application-moves.js';
import { Application } from './application.entity.js';
import { applicationMachine } from './application.machine.js';
import type { FinancingService } from './financing.service.js';

const clockSeconds = 60;

export function financingJobs(jobs: JobHandlers, timers: Timers, financing: FinancingService): void {
  timers.every('financing.clocks', clockSeconds, (tx) => financing.runClocks(tx));
  listen(jobs, consentGranted, 'financing.timeline', (tx, { applicationId }) => note(tx, applicationId, 'consentGranted', '企业授权银行查询数据'));
  listen(jobs, consentEnded, 'financing.timeline', (tx, { applicationId, state }) =>
    note(tx, applicationId, 'consentEnded', endWords[state] ?? '授权已结束'),
  );
}

/** The application stays open: whoever decides sees that the data can no longer be read. */
async function note(tx: EntityManager, applicationId: string | null, event: string, text: string): Promise<void> {
  if (!applicationId) return;
  const application = await tx.findOneBy(Application, { id: applicationId });
  if (!application || applicationMachine.isFinal(application.state)) return;
  await addLine(tx, platform, applicationId, { event, text });
}

const endWords: Readonly<Partial<Record<ConsentState, string>>> = {
  revoked: '企业撤回了授权',
  relinquished: '银行放弃了授权',
  expired: '授权到期',
  exhausted: '授权的查询次数用完',
  terminated: '平台终止了授权',
};
