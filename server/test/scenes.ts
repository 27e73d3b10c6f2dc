import * as consents from '../src/modules/consents/consents.contract.js';
import type { ConsentView } from '../src/modules/consents/consents.contract.js';
import * as financing from '../src/modules/financing/financing.contract.js';
import type { ApplicationView, OfferView } from '../src/modules/financing/financing.contract.js';
import * as ingestion from '../src/modules/ingestion/ingestion.contract.js';
import type { BatchView } from '../src/modules/ingestion/ingestion.contract.js';
import * as lending from '../src/modules/lending/lending.contract.js';
import type { LendingEventView } from '../src/modules/lending/lending.contract.js';
import * as products from '../src/modules/products/products.contract.js';
import type { ProductTerms, ProductView } from '../src/modules/products/products.contract.js';
import { openProfile, type ProfileView } from '../src/modules/profiles/profiles.contract.js';
import { now } from '../src/kernel/clock.js';
import { chinaDate } from '../src/kernel/pure/working-calendar.js';
import type { Cast, Person, World } from './world.js';

type BankCast = Cast['riverBank'] | Cast['hillBank'];
type FirmCast = { readonly id: string; readonly uscc: string; readonly owner: Person };

/** A product that every firm of the cast fits, asking two datasets. */
export const plainTerms: ProductTerms = {
  name: '澄税贷',
  guaranteeType: 'credit',
  amountMin: '10000',
  amountMax: '3000000',
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMin: '3.00',
  rateMax: '6.00',
  fees: [],
  repaymentMethods: ['interestMonthly', 'equalInstalment'],
  use: '日常经营周转',
  tags: [],
  datasets: [
    { dataset: '01.01', months: null, isRequired: true, reason: '核对企业身份和经营状态' },
    { dataset: '05.02', months: 24, isRequired: true, reason: '估算经营规模、额度' },
    { dataset: '05.01', months: 24, isRequired: false, reason: '看纳税信用' },
  ],
  rules: { kind: 'all', rules: [{ kind: 'test', fact: 'ageMonths', operator: 'atLeast', values: ['12'], whenMissing: 'fail' }] },
  firstResponseWorkingDays: 2,
  decisionDays: 30,
  penaltyRateUpliftPercent: '50',
  prepayment: '无',
  coolingOffDays: 3,
  collection: '不外包',
  complaintPhone: '0990-96518',
};

let references = 0;
export const nextReference = (): string => `T-${String((references += 1)).padStart(6, '0')}`;

interface SceneOptions {
  /** One published product per bank for all applications: for tests that make many. */
  readonly sharesProducts?: boolean;
}

/** Walks the stations of the product over HTTP; each call goes one station further and answers what stands there. */
export function scenes(world: World, { sharesProducts = false }: SceneOptions = {}) {
  const shared = new Map<string, Promise<ProductView>>();
  const { as } = world;

  const draftedProduct = async (bank: BankCast, terms: Partial<ProductTerms> = {}): Promise<ProductView> =>
    (
      await as(bank.productManager)
        .post(products.draftProduct, { body: { ...plainTerms, ...terms } })
        .expect(201)
    ).body as ProductView;

  const submittedProduct = async (bank: BankCast, terms: Partial<ProductTerms> = {}): Promise<ProductView> => {
    const draft = await draftedProduct(bank, terms);
    const answer = await as(bank.productManager)
      .post(products.submitDraft, { params: { productId: draft.id }, body: { etag: draft.open?.etag ?? '' } })
      .expect(201);
    return answer.body as ProductView;
  };

  const publishedProduct = async (bank: BankCast, terms: Partial<ProductTerms> = {}): Promise<ProductView> => {
    const submitted = await submittedProduct(bank, terms);
    const answer = await as(world.cast.operator.reviewer)
      .post(products.publishVersion, { params: { productId: submitted.id }, body: { etag: submitted.open?.etag ?? '' } })
      .expect(201);
    return answer.body as ProductView;
  };

  const productOf = (bank: BankCast): Promise<ProductView> => {
    const product = (sharesProducts && shared.get(bank.id)) || publishedProduct(bank);
    shared.set(bank.id, product);
    return product;
  };

  const draftedApplication = async (firm: FirmCast, bank: BankCast, productId?: string): Promise<ApplicationView> => {
    const id = productId ?? (await productOf(bank)).id;
    const answer = await as(firm.owner)
      .post(financing.draftApplication, { body: { productId: id, amount: '1000000', termMonths: 12, use: '向望江钢材采购 45 号圆钢约 120 吨' } })
      .expect(201);
    return answer.body as ApplicationView;
  };

  interface Narrowed {
    readonly months?: number;
    readonly without?: readonly string[];
    readonly uses?: number;
    readonly validDays?: number;
    readonly includesPersonal?: boolean;
  }

  const grantOf = async (firm: FirmCast, requestId: string, narrowed: Narrowed = {}) => {
    const request = (await as(firm.owner).get(consents.getConsentRequest, { params: { requestId } }).expect(200)).body as consents.ConsentRequestView;
    const body = {
      items: request.items
        .filter((item) => !narrowed.without?.includes(item.dataset))
        .map((item) => ({
          dataset: item.dataset,
          months: item.monthsMax === null ? null : Math.min(narrowed.months ?? item.monthsMax, item.monthsMax),
        })),
      includesPersonal: narrowed.includesPersonal ?? false,
      validDays: narrowed.validDays ?? 30,
      uses: narrowed.uses ?? 3,
    };
    const preview = (await as(firm.owner).post(consents.previewConsent, { params: { requestId }, body }).expect(200)).body as { digest: string };
    return { params: { requestId }, body: { ...body, noticeDigest: preview.digest } };
  };

  const grantedConsent = async (firm: FirmCast, application: ApplicationView, narrowed: Narrowed = {}): Promise<ConsentView> => {
    const input = await grantOf(firm, application.consentRequestId ?? '', narrowed);
    return (await as(firm.owner).post(consents.grantConsent, input).expect(201)).body as ConsentView;
  };

  const submittedApplication = async (firm: FirmCast, bank: BankCast, narrowed: Narrowed = {}): Promise<ApplicationView> => {
    const draft = await draftedApplication(firm, bank);
    await grantedConsent(firm, draft, narrowed);
    return (
      await as(firm.owner)
        .post(financing.submitApplication, { params: { applicationId: draft.id }, body: {} })
        .expect(201)
    ).body as ApplicationView;
  };

  const reviewedApplication = async (firm: FirmCast, bank: BankCast, narrowed: Narrowed = {}): Promise<ApplicationView> => {
    const { id } = await submittedApplication(firm, bank, narrowed);
    const params = { applicationId: id };
    await as(bank.customerManager).post(financing.acceptApplication, { params, body: {} }).expect(201);
    return (await as(bank.customerManager).post(financing.reviewApplication, { params, body: {} }).expect(201)).body as ApplicationView;
  };

  const openedProfile = async (firm: FirmCast, bank: BankCast, application: ApplicationView): Promise<ProfileView> =>
    (
      await as(bank.customerManager)
        .post(openProfile, { params: { enterpriseId: firm.id }, body: { applicationId: application.id } })
        .expect(201)
    ).body as ProfileView;

  const offerInput = (applicationId: string) => ({
    params: { applicationId },
    body: {
      amount: '1000000',
      rate: '3.85',
      termMonths: 12,
      method: 'interestMonthly' as const,
      serviceFees: '0',
      guaranteeFees: '0',
      otherFees: '0',
      validUntil: new Date(now().getTime() + 7 * 86_400_000).toISOString(),
    },
  });

  const madeOffer = async (firm: FirmCast, bank: BankCast): Promise<OfferView> => {
    const application = await reviewedApplication(firm, bank);
    return (await as(bank.approver).post(financing.makeOffer, offerInput(application.id)).expect(201)).body as OfferView;
  };

  const acceptedOffer = async (firm: FirmCast, bank: BankCast): Promise<OfferView> => {
    const offer = await madeOffer(firm, bank);
    return (
      await as(firm.owner)
        .post(financing.acceptOffer, { params: { offerId: offer.id }, body: {} })
        .expect(201)
    ).body as OfferView;
  };

  const reported = async (bank: BankCast, body: lending.LendingEventBody): Promise<LendingEventView> =>
    (await as(bank.customerManager).post(lending.reportLendingEvent, { body }).expect(201)).body as LendingEventView;

  const today = (): string => chinaDate(now());
  const yearLater = (): string => `${Number(today().slice(0, 4)) + 1}${today().slice(4, 8)}01`;

  const contracted = async (firm: FirmCast, bank: BankCast): Promise<{ applicationId: string }> => {
    const { applicationId } = await acceptedOffer(firm, bank);
    await reported(bank, {
      kind: 'contracted',
      reference: nextReference(),
      applicationId,
      contractNumber: nextReference(),
      on: today(),
      amount: '1000000',
    });
    return { applicationId };
  };

  const grantedLine = async (firm: FirmCast, bank: BankCast, isRevolving = false): Promise<{ applicationId: string; creditLineId: string }> => {
    const { applicationId } = await contracted(firm, bank);
    const event = await reported(bank, {
      kind: 'granted',
      reference: nextReference(),
      applicationId,
      on: today(),
      limit: '1000000',
      until: yearLater(),
      isRevolving,
      guaranteeType: 'credit',
      isFirstLoan: true,
    });
    return { applicationId, creditLineId: event.creditLineId ?? '' };
  };

  const drawnLoan = async (
    firm: FirmCast,
    bank: BankCast,
    amount = '400000',
  ): Promise<{ applicationId: string; creditLineId: string; loanId: string; eventId: string }> => {
    const line = await grantedLine(firm, bank);
    const event = await reported(bank, {
      kind: 'disbursed',
      reference: nextReference(),
      creditLineId: line.creditLineId,
      on: today(),
      amount,
      rate: '3.85',
      dueOn: yearLater(),
      method: 'interestMonthly',
    });
    return { ...line, loanId: event.loanId ?? '', eventId: event.id };
  };

  const sentFile = async (officer: Person, dataset: string, text: string | Buffer, fileName = 'file.csv'): Promise<BatchView> => {
    const sent = (await as(officer).upload(ingestion.sendBatch, { query: { dataset, fileName } }, text).expect(202)).body as BatchView;
    await world.settle();
    return (
      await as(officer)
        .get(ingestion.getBatch, { params: { batchId: sent.id } })
        .expect(200)
    ).body as BatchView;
  };

  return {
    draftedProduct,
    submittedProduct,
    publishedProduct,
    draftedApplication,
    grantOf,
    grantedConsent,
    submittedApplication,
    reviewedApplication,
    openedProfile,
    offerInput,
    madeOffer,
    acceptedOffer,
    contracted,
    grantedLine,
    drawnLoan,
    reported,
    sentFile,
    today,
    yearLater,
  };
}
