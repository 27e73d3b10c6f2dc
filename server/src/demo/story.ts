import type { App } from '../app.js';
import { now, setClock } from '../kernel/clock.js';
import { addDays, addMonths, chinaDate } from '../kernel/pure/working-calendar.js';
import * as consents from '../modules/consents/consents.contract.js';
import * as financing from '../modules/financing/financing.contract.js';
import type { ApplicationView } from '../modules/financing/financing.contract.js';
import * as lending from '../modules/lending/lending.contract.js';
import * as matching from '../modules/matching/matching.contract.js';
import type { MatchView } from '../modules/matching/matching.contract.js';
import { openProfile } from '../modules/profiles/profiles.contract.js';
import { DemoClient, type DemoAccount } from './client.js';
import type { DemoFirm } from './firms.js';
import type { Chance } from './random.js';

export interface Bank {
  readonly organisationId: string;
  readonly name: string;
  readonly admin: DemoAccount;
  readonly productManager: DemoAccount;
  readonly customerManager: DemoAccount;
  readonly approver: DemoAccount;
  readonly base: string;
}
export interface Owner {
  readonly account: DemoAccount;
  readonly firm: DemoFirm;
  readonly base: string;
}
interface Month {
  readonly app: App;
  readonly chance: Chance;
  readonly month: string;
  readonly today: string;
  readonly owners: readonly Owner[];
  readonly banks: readonly Bank[];
  goTo(date: string, hour: number): boolean;
}

/** How an application ends. */
type End = 'loan' | 'refused' | 'declinedIntake' | 'withdrawn' | 'offered' | 'reviewing' | 'submitted' | 'revoked';

interface LiveLoan {
  readonly id: string;
  readonly bank: Bank;
  readonly principal: number;
  readonly months: number;
  readonly rate: string;
  paid: number;
}
const live: LiveLoan[] = [];
let references = 0;

/** The last week is left for what is still under way. */
const presentDays = 8;
const presentEnds = ['loan', 'offered', 'reviewing', 'reviewing', 'submitted', 'submitted'] as const;

/** One month of a city: some firms apply, banks answer, borrowers pay. */
export async function borrow(month: Month): Promise<void> {
  const last = addDays(month.today, -presentDays);
  const applicants = month.chance.integer(2, 4);
  for (let index = 0; index < applicants; index += 1) {
    const date = `${month.month}-${String(17 + index * 3).padStart(2, '0')}`;
    if (date > last || !month.goTo(date, 10)) break;
    await apply(month, month.chance.pick(month.owners), month.chance.pick(pastEnds));
  }
  const payDay = `${month.month}-28`;
  if (payDay <= last && month.goTo(payDay, 15)) await collect(month);
}

/** What waits on desks today: an offer to answer, files in review, new applications. */
export async function present(month: Month): Promise<void> {
  for (const [index, end] of presentEnds.entries()) {
    month.goTo(addDays(month.today, index - presentEnds.length), 9 + index);
    // The first owner always has something live, so that its first page is not empty.
    await apply(month, index === 1 ? (month.owners[0] as Owner) : month.chance.pick(month.owners), end);
  }
}

const pastEnds: readonly End[] = ['loan', 'loan', 'loan', 'loan', 'loan', 'refused', 'declinedIntake', 'withdrawn', 'revoked'];

async function apply(month: Month, { account, firm, base }: Owner, end: End): Promise<void> {
  const { chance } = month;
  const owner = await signedIn(base, account);
  const matches = await owner.call(matching.listMatches, { query: { limit: 50 } });
  const fitting = matches.items.filter((match) => match.fit === 'fit' || match.fit === 'manual');
  if (fitting.length === 0) return;
  const { product } = chance.pick(fitting) as MatchView;
  const bank = month.banks.find((each) => each.organisationId === product.bank.id);
  if (!bank) return;
  const amount = String(
    Math.min(
      Number(product.terms.amountMax),
      Math.max(Number(product.terms.amountMin), Math.round((firm.monthlyTax * chance.integer(12, 40)) / 10_000) * 10_000),
    ),
  );
  const termMonths = Math.max(product.terms.termMonthsMin, Math.min(12, product.terms.termMonthsMax));
  const draft = await owner.call(financing.draftApplication, {
    body: {
      productId: product.id,
      amount,
      termMonths,
      use: `${product.terms.use}：${chance.pick(['采购原料约 120 吨', '支付设备尾款', '备货过节订单', '支付运费和人工'])}`,
    },
  });
  await grant(owner, draft);
  const application = await owner.call(financing.submitApplication, { params: { applicationId: draft.id }, body: {} });
  await month.app.worker.drain();
  if (end === 'submitted') return;
  await decide(month, { owner: account, base, firm }, bank, application, end, product.terms.repaymentMethods[0] ?? 'interestMonthly');
}

async function grant(owner: DemoClient, draft: ApplicationView): Promise<void> {
  if (!draft.consentRequestId) return;
  const request = await owner.call(consents.getConsentRequest, { params: { requestId: draft.consentRequestId } });
  const narrowed = {
    items: request.items.map((item) => ({ dataset: item.dataset, months: item.monthsMax })),
    includesPersonal: false,
    validDays: request.validDaysChoices.at(-1) ?? 30,
    uses: request.usesChoices.at(-1) ?? 3,
  };
  const preview = await owner.call(consents.previewConsent, { params: { requestId: request.id }, body: narrowed });
  await owner.call(consents.grantConsent, { params: { requestId: request.id }, body: { ...narrowed, noticeDigest: preview.digest } });
}

async function decide(
  month: Month,
  { owner, base, firm }: { owner: DemoAccount; base: string; firm: DemoFirm },
  bank: Bank,
  application: ApplicationView,
  end: End,
  method: 'equalInstalment' | 'equalPrincipal' | 'interestMonthly' | 'bulletAtEnd' | 'revolving',
): Promise<void> {
  const { chance } = month;
  const params = { applicationId: application.id };
  later(chance.integer(2, 20));
  const manager = await signedIn(base, bank.customerManager);
  if (end === 'declinedIntake') {
    await manager.call(financing.declineApplication, {
      params,
      body: {
        code: 'QUOTA_EXHAUSTED',
        text: '本季度这款产品的额度已经用完。',
        nextStep: '下季度首月可以再申请，也可以看看本行的其他产品。',
        reapplyAfterMonths: 2,
      },
    });
    return;
  }
  await manager.call(financing.acceptApplication, { params, body: {} });
  await manager.call(financing.reviewApplication, { params, body: {} });
  await manager.call(openProfile, { params: { enterpriseId: application.enterprise.id }, body: { applicationId: application.id } });
  if (end === 'revoked') {
    const client = await signedIn(base, owner);
    const mine = await client.call(consents.listConsents, { query: { limit: 50 } });
    const consent = mine.items.find((each) => each.applicationId === application.id);
    if (consent) await client.call(consents.revokeConsent, { params: { consentId: consent.id }, body: {} });
    await (
      await signedIn(base, bank.customerManager)
    )
      .call(openProfile, { params: { enterpriseId: application.enterprise.id }, body: { applicationId: application.id } })
      .catch(() => undefined);
    await month.app.worker.drain();
    return;
  }
  if (end === 'reviewing') return;
  later(chance.integer(20, 90));
  if (end === 'refused') {
    await (
      await signedIn(base, bank.approver)
    ).call(financing.refuseApplication, {
      params,
      body: {
        code: 'REVENUE_VOLATILE',
        text: '近 12 个月纳税波动较大，最高月与最低月相差较多。',
        nextStep: '连续 3 个月纳税平稳后可以再申请；也可以选择有担保的产品。',
        reapplyAfterMonths: 3,
      },
    });
    return;
  }
  if (end === 'withdrawn') {
    await (await signedIn(base, owner)).call(financing.withdrawApplication, { params, body: {} });
    return;
  }
  const rate = (3.55 + chance.integer(0, 50) / 100).toFixed(2);
  const approver = await signedIn(base, bank.approver);
  const offer = await approver.call(financing.makeOffer, {
    params,
    body: {
      amount: application.amount,
      rate,
      termMonths: application.termMonths,
      method,
      serviceFees: '0',
      guaranteeFees: '0',
      otherFees: '0',
      validUntil: new Date(now().getTime() + 7 * 86_400_000).toISOString(),
    },
  });
  if (end === 'offered') return;
  later(chance.integer(4, 40));
  await (await signedIn(base, owner)).call(financing.acceptOffer, { params: { offerId: offer.id }, body: {} });
  await report(month, bank, base, application, firm, rate, method);
}

async function report(
  month: Month,
  bank: Bank,
  base: string,
  application: ApplicationView,
  firm: DemoFirm,
  rate: string,
  method: 'equalInstalment' | 'equalPrincipal' | 'interestMonthly' | 'bulletAtEnd' | 'revolving',
): Promise<void> {
  const on = chinaDate(now());
  const manager = await signedIn(base, bank.customerManager);
  const until = addMonths(on, application.termMonths);
  const { amount } = application;
  await manager.call(lending.reportLendingEvent, {
    body: { kind: 'contracted', reference: nextReference('HT'), applicationId: application.id, contractNumber: nextReference('JK'), on, amount },
  });
  const granted = await manager.call(lending.reportLendingEvent, {
    body: {
      kind: 'granted',
      reference: nextReference('SX'),
      applicationId: application.id,
      on,
      limit: amount,
      until,
      isRevolving: false,
      guaranteeType: application.product.guaranteeType,
      isFirstLoan: month.chance.happens(0.3) && firm.establishedOn > '2015',
    },
  });
  const disbursed = await manager.call(lending.reportLendingEvent, {
    body: { kind: 'disbursed', reference: nextReference('FK'), creditLineId: granted.creditLineId ?? '', on, amount, rate, dueOn: until, method },
  });
  await month.app.worker.drain();
  if (disbursed.loanId) live.push({ id: disbursed.loanId, bank, principal: Number(amount), months: application.termMonths, rate, paid: 0 });
}

/** Every borrower pays a part of the principal and a month of interest; the last payment settles. */
async function collect(month: Month): Promise<void> {
  for (const bank of month.banks) {
    const due = live.filter((loan) => loan.bank === bank && loan.paid < loan.months);
    if (due.length === 0) continue;
    const manager = await signedIn(bank.base, bank.customerManager);
    for (const loan of due) {
      const share = Math.floor(loan.principal / loan.months);
      const left = loan.principal - share * loan.paid;
      loan.paid += 1;
      const principal = loan.paid === loan.months ? left : share;
      const interest = Math.round((left * Number(loan.rate)) / 12) / 100;
      await manager.call(lending.reportLendingEvent, {
        body: {
          kind: 'repaid',
          reference: nextReference('HK'),
          loanId: loan.id,
          on: chinaDate(now()),
          principal: principal.toFixed(2),
          interest: interest.toFixed(2),
        },
      });
    }
  }
  await month.app.worker.drain();
}

async function signedIn(base: string, account: DemoAccount): Promise<DemoClient> {
  // A one-time code works once: half a minute passes between two sign-ins.
  later(31 / 3600);
  const client = new DemoClient(base);
  await client.signIn(account);
  return client;
}

function later(hours: number): void {
  // Near the present there is no room for waiting; the next sign-in still needs another half minute.
  const instant = now().getTime() + hours * 3_600_000;
  setClock(new Date(instant < Date.now() - marginMs ? instant : Math.min(Date.now(), now().getTime() + 31_000)));
}
const marginMs = 3_600_000;

const nextReference = (prefix: string): string => `${prefix}-${String((references += 1)).padStart(6, '0')}`;
