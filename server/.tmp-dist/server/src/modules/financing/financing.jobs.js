import { platform } from '../../kernel/actor.js';
import { listen } from '../../kernel/events.js';
import { consentEnded, consentGranted } from '../consents/index.js';
import { addLine } from './application-moves.js';
import { Application } from './application.entity.js';
import { applicationMachine } from './application.machine.js';
const clockSeconds = 60;
export function financingJobs(jobs, timers, financing) {
    timers.every('financing.clocks', clockSeconds, (tx) => financing.runClocks(tx));
    listen(jobs, consentGranted, 'financing.timeline', (tx, { applicationId }) => note(tx, applicationId, 'consentGranted', '企业授权银行查询数据'));
    listen(jobs, consentEnded, 'financing.timeline', (tx, { applicationId, state }) => note(tx, applicationId, 'consentEnded', endWords[state] ?? '授权已结束'));
}
/** The application stays open: whoever decides sees that the data can no longer be read. */
async function note(tx, applicationId, event, text) {
    if (!applicationId)
        return;
    const application = await tx.findOneBy(Application, { id: applicationId });
    if (!application || applicationMachine.isFinal(application.state))
        return;
    await addLine(tx, platform, applicationId, { event, text });
}
const endWords = {
    revoked: '企业撤回了授权',
    relinquished: '银行放弃了授权',
    expired: '授权到期',
    exhausted: '授权的查询次数用完',
    terminated: '平台终止了授权',
};
//# sourceMappingURL=financing.jobs.js.map