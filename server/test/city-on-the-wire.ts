import { makeUscc } from '../src/kernel/pure/uscc.js';
import { assignDatasets } from '../src/modules/catalogue/catalogue.contract.js';
import * as consents from '../src/modules/consents/consents.contract.js';
import type { ConsentView } from '../src/modules/consents/consents.contract.js';
import { makeClaim } from '../src/modules/enterprises/enterprises.contract.js';
import * as financing from '../src/modules/financing/financing.contract.js';
import type { ApplicationView } from '../src/modules/financing/financing.contract.js';
import { inviteMember } from '../src/modules/identity/identity.contract.js';
import * as ingestion from '../src/modules/ingestion/ingestion.contract.js';
import type { BatchView } from '../src/modules/ingestion/ingestion.contract.js';
import * as organisations from '../src/modules/organisations/organisations.contract.js';
import * as products from '../src/modules/products/products.contract.js';
import { file, registrationHeader, registrationLine } from './deliveries.js';
import { plainTerms } from './scenes.js';
import { Browser, type Account, type Secrets } from './wire.js';

interface At {
  readonly url: string;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is as wanted, for what happens in the background. */
export async function eventually<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean, withinMs = 20_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || Date.now() > deadline) return answer;
    await wait(100);
  }
}

export const registrations = (lines: readonly string[]): Buffer => Buffer.from(file(registrationHeader, lines));

export const deliverTo = (at: At, officer: Browser, content: Buffer, fileName = '登记.csv'): Promise<BatchView> =>
  officer.send(at, ingestion.sendBatch, { query: { dataset: '01.01', fileName }, body: content }).then(({ text }) => JSON.parse(text) as BatchView);

export const batchAt = (at: At, officer: Browser, batchId: string): Promise<BatchView> =>
  officer.call(at, ingestion.getBatch, { params: { batchId } });

/** A small city made by hand, over the wire only: nothing here touches a service or a table. */
export async function wireCity(at: At, setUpToken: string, secrets: Secrets) {
  const browser = (): Browser => new Browser(secrets);
  const han = browser();
  await han.join(at, setUpToken, '韩立');

  const organisation = async (kind: 'bank' | 'source', name: string, shortName: string) =>
    han.call(at, organisations.createOrganisation, { body: { kind, name, shortName, region: '990100' } });
  const invited = async (
    organisationId: string,
    role: 'bankAdmin' | 'productManager' | 'customerManager' | 'approver' | 'sourceOfficer',
    name: string,
  ) => {
    const { link } = await han.call(at, organisations.inviteToOrganisation, { params: { organisationId }, body: { role } });
    const person = browser();
    await person.join(at, link.split('#')[1] ?? '', name);
    return person;
  };

  const bank = await organisation('bank', '江澄农村商业银行股份有限公司', '江澄农商');
  const market = await organisation('source', '江澄市市场监督管理局', '市场监管局');
  await han.call(at, assignDatasets, { params: { organisationId: market.id }, body: { codes: ['01.01'] } });
  const reviewer = browser();
  const { link } = await han.call(at, inviteMember, { body: { role: 'operatorReviewer' } });
  await reviewer.join(at, link.split('#')[1] ?? '', '何静');
  const officer = await invited(market.id, 'sourceOfficer', '冯文静');
  const bankAdmin = await invited(bank.id, 'bankAdmin', '农商管理员');
  const productManager = await invited(bank.id, 'productManager', '许静');
  const chen = await invited(bank.id, 'customerManager', '陈志航');
  const approver = await invited(bank.id, 'approver', '沈雨');

  const uscc = makeUscc('9', '1', '990102', 'MD700001');
  const identityNumber = secrets.keep('identity number', '990102198407093215');
  const sent = await deliverTo(
    at,
    officer,
    registrations([registrationLine(1, { uscc, name: '江澄市恒泽精密机械有限公司', identity: identityNumber })]),
  );
  await eventually(
    () => batchAt(at, officer, sent.id),
    ({ state }) => state === 'loaded',
  );

  const li = browser();
  const liAccount: Account = await li.register(at, '李梅');
  const claim = { uscc, enterpriseName: '江澄市恒泽精密机械有限公司', legalRepresentative: '钱明川', identityNumber };
  const { state } = await li.call(at, makeClaim, { body: claim });
  if (state !== 'approved') throw new Error(`The claim is ${state}`);

  const draft = await productManager.call(at, products.draftProduct, { body: { ...plainTerms, datasets: plainTerms.datasets.slice(0, 2) } });
  const params = { productId: draft.id };
  const submitted = await productManager.call(at, products.submitDraft, { params, body: { etag: draft.open?.etag ?? '' } });
  await reviewer.call(at, products.publishVersion, { params, body: { etag: submitted.open?.etag ?? '' } });
  return { browser, han, officer, bankAdmin, productManager, chen, approver, li, liAccount, productId: draft.id };
}
export type WireCity = Awaited<ReturnType<typeof wireCity>>;

/** Drafted by 李梅 and consented to. */
export async function consentedApplication(at: At, { li, productId }: WireCity): Promise<{ application: ApplicationView; consent: ConsentView }> {
  const body = { productId, amount: '1000000', termMonths: 12, use: '采购圆钢' };
  const application = await li.call(at, financing.draftApplication, { body });
  const params = { requestId: application.consentRequestId ?? '' };
  const { items } = await li.call(at, consents.getConsentRequest, { params });
  const wish = { items: items.map(({ dataset, monthsMax }) => ({ dataset, months: monthsMax })), includesPersonal: false, validDays: 30, uses: 3 };
  const { digest } = await li.call(at, consents.previewConsent, { params, body: wish });
  const consent = await li.call(at, consents.grantConsent, { params, body: { ...wish, noticeDigest: digest } });
  return { application, consent };
}

export async function applicationInReview(at: At, city: WireCity): Promise<{ application: ApplicationView; consent: ConsentView }> {
  const { application, consent } = await consentedApplication(at, city);
  const step = { params: { applicationId: application.id }, body: {} };
  await city.li.call(at, financing.submitApplication, step);
  await city.chen.call(at, financing.acceptApplication, step);
  return { application: await city.chen.call(at, financing.reviewApplication, step), consent };
}

export const timelineOf = async (at: At, { li }: WireCity, applicationId: string, event: string): Promise<number> => {
  const { timeline } = await li.call(at, financing.getApplication, { params: { applicationId } });
  return timeline.filter((item) => item.event === event).length;
};
