import { beforeAll, expect, it } from '@jest/globals';
import { loadFile } from '../../../test/consented.js';
import { nextReference, scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import * as consents from '../consents/consents.contract.js';
import type { ConsentRequestView, ConsentView } from '../consents/consents.contract.js';
import { listNotices, type NoticeView } from '../consents/notices.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import { openProfile } from '../profiles/profiles.contract.js';
import { getLoanTable, type LoanTable } from '../statistics/statistics.contract.js';
import * as contracts from './lending.contract.js';
import type { CreditLineView, LendingEventBody, LoanView } from './lending.contract.js';
import { askMonitoring, listMonitoring, type MonitoredLoan } from './monitoring.contract.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();
const s = scenes(w, { sharesProducts: true });
const bank = () => w.cast.riverBank;
const manager = (): Person => bank().customerManager;

async function borrower() {
  const firm = await w.newFirm(`江澄市核销${newId().slice(-6)}有限公司`, '990102');
  await loadFile(w.app, firm);
  await w.settle();
  const owned = { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '李梅') };
  return { firm: owned, ...(await s.drawnLoan(owned, bank())) };
}
const writeOff = (loanId: string, principal: string): LendingEventBody => ({
  kind: 'writtenOff',
  reference: nextReference(),
  loanId,
  on: s.today(),
  principal,
  reason: '企业破产清算，已无可执行财产',
});
const repayment = (loanId: string, principal: string, interest = '0'): LendingEventBody => ({
  kind: 'repaid',
  reference: nextReference(),
  loanId,
  on: s.today(),
  principal,
  interest,
});
const reversal = (eventId: string): LendingEventBody => ({
  kind: 'reversed',
  reference: nextReference(),
  eventId,
  on: s.today(),
  reason: '录入错误',
});
const send = (body: object, person = manager()) => w.as(person).call(contracts.reportLendingEvent, { body });
const loanOf = async (person: Person, loanId: string): Promise<LoanView> =>
  (await w.as(person).get(contracts.getLoan, { params: { loanId } }).expect(200)).body as LoanView;
const lineOf = async (creditLineId: string): Promise<CreditLineView> =>
  (await w.as(manager()).get(contracts.getCreditLine, { params: { creditLineId } }).expect(200)).body as CreditLineView;
const balance = async (): Promise<string> => {
  await w.settle();
  const table = (
    await w
      .as(w.cast.regulator.city)
      .get(getLoanTable, { query: { groupBy: 'bank' } })
      .expect(200)
  ).body as LoanTable;
  return table.total.balance;
};
const monitored = async (loanId: string, living: 'true' | 'false'): Promise<MonitoredLoan | undefined> =>
  (
    (
      await w
        .as(manager())
        .get(listMonitoring, { query: { living, limit: 200 } })
        .expect(200)
    ).body as { items: MonitoredLoan[] }
  ).items.find(({ loan }) => loan.id === loanId);

it('a loan is written off up to what is outstanding: both sides and the figures see it, the sums reconcile', async () => {
  const { firm, loanId, eventId: drawnId } = await borrower();
  const before = await balance();
  const { creditLineId, outstanding } = await loanOf(manager(), loanId);
  expect(outstanding).toBe('400000.00');
  const paid = (await send(repayment(loanId, '100000', '1000')).expect(201)).body as { id: string };
  const line = await lineOf(creditLineId);

  const tooMuch = await send(writeOff(loanId, '300000.01')).expect(409);
  expect(tooMuch.body).toMatchObject({ errors: [{ pointer: '/body/principal', rule: 'sum' }] });
  expect(tooMuch.body.detail).toContain('300,000.00 元');
  await send({ ...writeOff(loanId, '1'), on: '2026-11-13' }).expect(422);
  await send({ ...writeOff(loanId, '1'), on: '2020-01-01' }).expect(422);
  await send(writeOff(loanId, '0')).expect(422);
  await send(writeOff(loanId, '1'), w.cast.hillBank.customerManager).expect(404);
  expect(await loanOf(manager(), loanId)).toMatchObject({ state: 'repaying', outstanding: '300000.00', writtenOff: '0.00' });

  // A part leaves the loan alive.
  await send(writeOff(loanId, '50000')).expect(201);
  expect(await loanOf(manager(), loanId)).toMatchObject({ state: 'repaying', outstanding: '250000.00', writtenOff: '50000.00', writtenOffOn: null });
  await send(repayment(loanId, '50000')).expect(201);

  const body = writeOff(loanId, '200000');
  const first = (await send(body).expect(201)).body as { id: string; detail: string };
  expect((await send({ ...body, principal: '200000.00' }).expect(201)).body).toEqual(first);
  expect(first.detail).toBe('核销本金 200,000.00 元：企业破产清算，已无可执行财产');
  const gone = await loanOf(firm.owner, loanId);
  expect(gone).toMatchObject({ state: 'writtenOff', outstanding: '0.00', repaidPrincipal: '150000.00', writtenOff: '250000.00', settledOn: null });
  expect(gone.writtenOffOn).toBe(s.today());
  expect(gone.events.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['disbursed', '400000.00'],
    ['repaid', '100000.00'],
    ['writtenOff', '50000.00'],
    ['repaid', '50000.00'],
    ['writtenOff', '200000.00'],
  ]);
  // Given up is not given back: no room comes of it.
  expect(await lineOf(creditLineId)).toMatchObject({ outstanding: '0.00', drawn: line.drawn, available: line.available });
  expect(await balance()).toBe((Number(before) - 400_000).toFixed(2));

  // Nothing more happens to it, and nothing under it is taken back.
  expect((await send(repayment(loanId, '0', '5')).expect(409)).body.detail).toContain('已经核销');
  await send(writeOff(loanId, '0.01')).expect(409);
  expect((await send(reversal(paid.id)).expect(409)).body.detail).toContain('先冲正核销');
  expect((await send(reversal(drawnId)).expect(409)).body.detail).toContain('核销');
  const kinds = (await w.app.database.read().find(EvidenceEntry, { where: { enterpriseId: firm.id } })).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'lending.writtenOff')).toHaveLength(2);
});

it('a write-off ends the watching of its loan; reversed, the loan lives again and the bank has to ask anew', async () => {
  const { firm, loanId } = await borrower();
  const before = await balance();
  const items = [{ dataset: '05.02', months: 12, isRequired: true, reason: '看经营是否正常' }];
  const asking = () => w.as(manager()).post(askMonitoring, { params: { loanId }, body: { items } });
  const { id: requestId } = (await asking().expect(201)).body as ConsentRequestView;
  const wish = { items: [{ dataset: '05.02', months: 12 }], includesPersonal: false, validDays: 365, uses: 12 };
  const owner = w.as(firm.owner);
  const { digest } = (await owner.post(consents.previewConsent, { params: { requestId }, body: wish }).expect(200)).body as { digest: string };
  const granting = owner.post(consents.grantConsent, { params: { requestId }, body: { ...wish, noticeDigest: digest } });
  const consent = (await granting.expect(201)).body as ConsentView;
  const pull = () => w.as(manager()).post(openProfile, { params: { enterpriseId: firm.id }, body: { consentId: consent.id } });
  await pull().expect(201);

  await send(writeOff(loanId, '1')).expect(201);
  await pull().expect(201);
  const whole = (await send(writeOff(loanId, '399999')).expect(201)).body as { id: string };
  expect((await owner.get(consents.getConsent, { params: { consentId: consent.id } }).expect(200)).body).toMatchObject({ state: 'terminated' });
  await pull().expect(404);
  await asking().expect(409);
  expect(await monitored(loanId, 'true')).toBeUndefined();
  expect(await monitored(loanId, 'false')).toMatchObject({ loan: { state: 'writtenOff' }, can: [] });
  const [told] = ((await owner.get(listNotices, {}).expect(200)).body as { items: NoticeView[] }).items;
  expect(told).toMatchObject({ kind: 'ended', consentId: consent.id });
  expect(told?.detail).toContain('核销');

  await send(reversal(whole.id)).expect(201);
  expect(await loanOf(firm.owner, loanId)).toMatchObject({ state: 'repaying', outstanding: '399999.00', writtenOff: '1.00', writtenOffOn: null });
  expect(await balance()).toBe((Number(before) - 1).toFixed(2));
  // What had ended stays ended.
  await pull().expect(404);
  expect(await monitored(loanId, 'true')).toMatchObject({ consent: { state: 'terminated' }, can: ['ask'] });
  await asking().expect(201);
  await send(repayment(loanId, '399999')).expect(201);
  expect(await loanOf(firm.owner, loanId)).toMatchObject({ state: 'settled', outstanding: '0.00', writtenOff: '1.00' });
});

it('of many write-offs at once only those that fit succeed', async () => {
  const { loanId } = await borrower();
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(writeOff(loanId, '150000'))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
  expect(await loanOf(manager(), loanId)).toMatchObject({ state: 'repaying', outstanding: '100000.00', writtenOff: '300000.00' });
});
