import * as consents from '../modules/consents/consents.contract.js';
import * as financing from '../modules/financing/financing.contract.js';
import type { ApplicationView } from '../modules/financing/financing.contract.js';
import * as matching from '../modules/matching/matching.contract.js';
import type { MatchView } from '../modules/matching/matching.contract.js';
import { openProfile } from '../modules/profiles/profiles.contract.js';
import { now } from '../kernel/clock.js';
import type { DemoClient } from './client.js';
import type { Bank } from './house.js';
import type { Owner } from './owners.js';
import type { Town } from './town.js';

/** How an application ends. */
export type End = 'loan' | 'refused' | 'declinedIntake' | 'withdrawn' | 'offered' | 'reviewing' | 'submitted' | 'revoked';
type Method = 'equalInstalment' | 'equalPrincipal' | 'interestMonthly' | 'bulletAtEnd' | 'revolving';

/** One application on its way, with what everybody on it knows. */
export interface Case {
  readonly owner: Owner;
  readonly bank: Bank;
  readonly application: ApplicationView;
  readonly end: End;
  readonly method: Method;
  readonly rate: string;
  offerId?: string;
}

const uses = ['采购原料约 120 吨', '支付设备尾款', '备货过节订单', '支付运费和人工'];

/** The firm looks for what fits, applies, decides what is seen, and submits. */
export async function apply(town: Town, owner: Owner, banks: readonly Bank[], end: End): Promise<Case | null> {
  const { chance } = town;
  const client = await town.signedIn(owner.account);
  const { items } = await client.call(matching.listMatches, { query: { limit: 50 } });
  const fitting = items.filter((match) => match.fit === 'fit' || match.fit === 'manual');
  if (fitting.length === 0) return null;
  const { product } = chance.pick(fitting) as MatchView;
  const bank = banks.find((each) => each.organisationId === product.bank.id);
  if (!bank) return null;
  const { terms } = product;
  const wish = Math.round((owner.firm.monthlyTax * chance.integer(12, 40)) / 10_000) * 10_000;
  const draft = await client.call(financing.draftApplication, {
    body: {
      productId: product.id,
      amount: String(Math.min(Number(terms.amountMax), Math.max(Number(terms.amountMin), wish))),
      termMonths: Math.max(terms.termMonthsMin, Math.min(12, terms.termMonthsMax)),
      use: `${terms.use}：${chance.pick(uses)}`,
    },
  });
  if (draft.consentRequestId) await grant(client, draft.consentRequestId);
  const application = await client.call(financing.submitApplication, { params: { applicationId: draft.id }, body: {} });
  const rate = Math.min(Number(terms.rateMax), Number(terms.rateMin) + chance.integer(5, 55) / 100).toFixed(2);
  return { owner, bank, application, end, rate, method: terms.repaymentMethods[0] ?? 'interestMonthly' };
}

/** Everything that is asked for but the personal part. */
export async function grant(owner: DemoClient, requestId: string): Promise<string> {
  const request = await owner.call(consents.getConsentRequest, { params: { requestId } });
  const narrowed = {
    items: request.items.map((item) => ({ dataset: item.dataset, months: item.monthsMax })),
    includesPersonal: false,
    validDays: request.validDaysChoices.at(-1) ?? 30,
    uses: request.usesChoices.at(-1) ?? 3,
  };
  const preview = await owner.call(consents.previewConsent, { params: { requestId }, body: narrowed });
  const consent = await owner.call(consents.grantConsent, { params: { requestId }, body: { ...narrowed, noticeDigest: preview.digest } });
  return consent.id;
}

/** The bank takes it or not, and opens the file; one firm takes its consent back, and the next look finds the door closed. */
export async function takeIn(town: Town, one: Case): Promise<void> {
  const { application, bank, end } = one;
  const params = { applicationId: application.id };
  const manager = await town.signedIn(bank.customerManager);
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
  await look(manager, application);
  if (end === 'revoked') {
    const client = await town.signedIn(one.owner.account);
    const mine = await client.call(consents.listConsents, { query: { limit: 50 } });
    const consent = mine.items.find((each) => each.applicationId === application.id);
    if (consent) await client.call(consents.revokeConsent, { params: { consentId: consent.id }, body: {} });
    await look(await town.signedIn(bank.customerManager), application).catch(() => undefined);
  }
}

const look = async (manager: DemoClient, { id, enterprise }: ApplicationView): Promise<void> => {
  await manager.call(openProfile, { params: { enterpriseId: enterprise.id }, body: { applicationId: id } });
};

/** The approver offers or refuses; some firms have gone away meanwhile. */
export async function decide(town: Town, one: Case): Promise<void> {
  const { application, bank, end } = one;
  const params = { applicationId: application.id };
  if (end === 'withdrawn') {
    const client = await town.signedIn(one.owner.account);
    await client.call(financing.withdrawApplication, { params, body: {} });
    return;
  }
  const approver = await town.signedIn(bank.approver);
  if (end === 'refused') {
    await approver.call(financing.refuseApplication, {
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
  const offer = await approver.call(financing.makeOffer, {
    params,
    body: {
      amount: application.amount,
      rate: one.rate,
      termMonths: application.termMonths,
      method: one.method,
      serviceFees: '0',
      guaranteeFees: '0',
      otherFees: '0',
      validUntil: new Date(now().getTime() + 7 * 86_400_000).toISOString(),
    },
  });
  one.offerId = offer.id;
}

export async function accept(town: Town, one: Case): Promise<void> {
  if (one.offerId === undefined) return;
  const client = await town.signedIn(one.owner.account);
  await client.call(financing.acceptOffer, { params: { offerId: one.offerId }, body: {} });
}
