import * as consents from '../modules/consents/consents.contract.js';
import { askMonitoring } from '../modules/lending/monitoring.contract.js';
import { openProfile } from '../modules/profiles/profiles.contract.js';
import { grant } from './cases.js';
import type { LiveLoan } from './lending.js';
import type { Town } from './town.js';

const asked = [
  { dataset: '05.02', months: 12, isRequired: true, reason: '贷后看纳税有没有明显变化' },
  { dataset: '09.01', months: 12, isRequired: false, reason: '贷后看用电量，印证生产是否正常' },
  { dataset: '06.01', months: 12, isRequired: false, reason: '贷后看用工是否稳定' },
];

/** Who has declined whom: a bank does not ask the same firm again at once. */
export type Declined = Set<string>;
const pairOf = ({ bank, enterpriseId }: LiveLoan): string => `${bank.organisationId} ${enterpriseId}`;

/** After a loan is drawn its bank asks to watch it: most firms agree, some decline, some have not answered yet. */
export async function watch(town: Town, loans: readonly LiveLoan[], declined: Declined): Promise<void> {
  const open: { loan: LiveLoan; requestId: string }[] = [];
  for (const loan of loans.filter((one) => !declined.has(pairOf(one)))) {
    const manager = await town.signedIn(loan.bank.customerManager);
    const request = await manager.call(askMonitoring, { params: { loanId: loan.id }, body: { items: asked } });
    open.push({ loan, requestId: request.id });
  }
  town.later(20);
  const granted: { loan: LiveLoan; consentId: string }[] = [];
  for (const [index, { loan, requestId }] of open.entries()) {
    if (index % 4 === 3) continue;
    const owner = await town.signedIn(loan.owner.account);
    if (index % 5 === 4) {
      await owner.call(consents.declineConsentRequest, { params: { requestId }, body: {} });
      declined.add(pairOf(loan));
    } else granted.push({ loan, consentId: await grant(owner, requestId) });
  }
  for (const { loan, consentId } of granted) {
    const manager = await town.signedIn(loan.bank.customerManager);
    await manager.call(openProfile, { params: { enterpriseId: loan.enterpriseId }, body: { consentId } });
  }
}
