import { beforeAll, describe, expect, it } from '@jest/globals';
import { bankDesk, loadFile } from '../../../test/consented.js';
import { nextReference, scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import * as consents from '../consents/consents.contract.js';
import type { ConsentRequestView, ConsentView } from '../consents/consents.contract.js';
import { getFirm, listFirms, type ConsentedFirm } from '../consents/firms.contract.js';
import { listNotices, type NoticeView } from '../consents/notices.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import { openProfile, type ProfileView } from '../profiles/profiles.contract.js';
import { Loan } from './loan.entity.js';
import { askMonitoring, listMonitoring, type MonitoredLoan } from './monitoring.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const s = scenes(w, { sharesProducts: true });
const { looks } = bankDesk(w);
const day = 24 * 60 * 60_000;
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const items = [{ dataset: '05.02', months: 12, isRequired: true, reason: '看经营是否正常' }];

async function borrower() {
  const firm = await w.newFirm(`江澄市借款${newId().slice(-6)}有限公司`, '990102');
  await loadFile(w.app, firm);
  await w.settle();
  const owned = { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '李梅') };
  return { firm: owned, ...(await s.drawnLoan(owned, w.cast.riverBank)) };
}
const manager = (): Person => w.cast.riverBank.customerManager;
const ask = (person: Person, loanId: string, key?: string) =>
  w.as(person).post(askMonitoring, { params: { loanId }, body: { items } }, key ? { key } : {});
const asked = async (loanId: string): Promise<ConsentRequestView> => (await ask(manager(), loanId).expect(201)).body as ConsentRequestView;
const yes = async (owner: Person, requestId: string): Promise<ConsentView> => {
  const body = { items: [{ dataset: '05.02', months: 12 }], includesPersonal: false, validDays: 365, uses: 12 };
  const { digest } = (await w.as(owner).post(consents.previewConsent, { params: { requestId }, body }).expect(200)).body as { digest: string };
  const answer = await w.as(owner).post(consents.grantConsent, { params: { requestId }, body: { ...body, noticeDigest: digest } });
  if (answer.status !== 201) throw Object.assign(new Error('not granted'), { status: answer.status });
  return answer.body as ConsentView;
};
const pull = (person: Person, enterpriseId: string, consentId: string) =>
  w.as(person).post(openProfile, { params: { enterpriseId }, body: { consentId } });
const settle = (loanId: string, principal = '400000') =>
  s.reported(w.cast.riverBank, { kind: 'repaid', reference: nextReference(), loanId, on: s.today(), principal, interest: '0' });
const consentNow = async (person: Person, consentId: string): Promise<ConsentView> =>
  (await w.as(person).get(consents.getConsent, { params: { consentId } }).expect(200)).body as ConsentView;
const noticesOf = async (owner: Person): Promise<NoticeView[]> =>
  ((await w.as(owner).get(listNotices, {}).expect(200)).body as { items: NoticeView[] }).items;
const monitored = async (person: Person, loanId: string, living: 'true' | 'false' = 'true'): Promise<MonitoredLoan | undefined> =>
  (
    (
      await w
        .as(person)
        .get(listMonitoring, { query: { living, limit: 200 } })
        .expect(200)
    ).body as { items: MonitoredLoan[] }
  ).items.find(({ loan }) => loan.id === loanId);

describe('watching a loan', () => {
  it('is asked for one living loan by the bank that lent, within its own template, once', async () => {
    const { firm, loanId } = await borrower();
    expect(await monitored(manager(), loanId)).toMatchObject({ request: null, consent: null, can: ['ask'] });
    await ask(w.cast.hillBank.customerManager, loanId).expect(404);
    const tooLong = { params: { loanId }, body: { items: [{ ...items[0]!, months: 13 }] } };
    expect((await w.as(manager()).post(askMonitoring, tooLong).expect(422)).body).toMatchObject({ errors: [{ pointer: '/body/items/0/months' }] });
    const key = newId();
    const first = (await ask(manager(), loanId, key).expect(201)).body as ConsentRequestView;
    expect((await ask(manager(), loanId, key).expect(201)).body).toEqual(first);
    await ask(manager(), loanId).expect(409);
    expect(first).toMatchObject({
      purpose: 'loanMonitoring',
      applicationId: null,
      loanId,
      state: 'requested',
      validDaysChoices: [180, 365],
      can: ['withdraw'],
    });
    expect(await noticesOf(firm.owner)).toMatchObject([{ kind: 'requested', requestId: first.id, isOpen: true }]);

    const consent = await yes(firm.owner, first.id);
    expect(consent).toMatchObject({ state: 'active', purpose: 'loanMonitoring', loanId, usesMax: 12 });
    // Apart from the consent of the review, which stands beside it untouched.
    const live = (
      await w
        .as(firm.owner)
        .get(consents.listConsents, { query: { live: 'true' } })
        .expect(200)
    ).body as { items: ConsentView[] };
    expect(live.items.map(({ purpose }) => purpose).sort()).toEqual(['loanMonitoring', 'loanReview']);
    expect(await monitored(manager(), loanId)).toMatchObject({ consent: { id: consent.id, state: 'active' }, can: ['open'] });
    const file = (await pull(manager(), firm.id, consent.id).expect(201)).body as ProfileView;
    expect(file.consent).toMatchObject({ purpose: 'loanMonitoring', items: [{ dataset: '05.02' }] });
    expect(file.indicators.some(({ code }) => code === 'taxGrade')).toBe(false);
  });

  it('is found by part of the firm’s name or code, a page at a time, among the bank’s own loans only', async () => {
    const { firm, loanId } = await borrower();
    await borrower();
    const find = async (
      q: string,
      { person = manager(), ...query }: { person?: Person; living?: 'true' | 'false'; limit?: number; cursor?: string } = {},
    ) =>
      (
        await w
          .as(person)
          .get(listMonitoring, { query: { q, ...query } })
          .expect(200)
      ).body as { items: MonitoredLoan[]; nextCursor: string | null };
    const idsOf = ({ items: found }: { items: MonitoredLoan[] }): string[] => found.map(({ loan }) => loan.id);
    const spaced = `${firm.uscc.slice(0, 2)} ${firm.uscc.slice(2, 8)} ${firm.uscc.slice(8).toLowerCase()}`;
    for (const q of [firm.name, firm.name.slice(3, -4), ` ${firm.name.toUpperCase()} `, firm.uscc, firm.uscc.slice(8), spaced])
      expect(idsOf(await find(q))).toEqual([loanId]);
    for (const q of ['不存在的企业', '%', '_', `${firm.uscc}0`]) expect(await find(q)).toEqual({ items: [], nextCursor: null });
    expect(idsOf(await find(firm.name, { living: 'false' }))).toEqual([]);
    expect(idsOf(await find(firm.name, { person: w.cast.hillBank.customerManager }))).toEqual([]);

    const all = idsOf(await find('借款', { limit: 200 }));
    expect(all.length).toBeGreaterThan(1);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await find('借款', { limit: 1, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(1);
      paged.push(...idsOf(page));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    await w
      .as(manager())
      .get(listMonitoring, { query: { q: ' ' } })
      .expect(422);
  });

  it('is no longer possible from the answer on that settles the loan; the firm is told, and the review’s consent is not touched', async () => {
    const { firm, loanId } = await borrower();
    const consent = await yes(firm.owner, (await asked(loanId)).id);
    const { access } = (await pull(manager(), firm.id, consent.id).expect(201)).body as ProfileView;
    await settle(loanId, '100000');
    expect(await consentNow(manager(), consent.id)).toMatchObject({ state: 'active' });
    await settle(loanId, '300000');
    expect(await consentNow(manager(), consent.id)).toMatchObject({ state: 'terminated', can: [] });
    await pull(manager(), firm.id, consent.id).expect(404);
    await w
      .as(manager())
      .get((await import('../profiles/profiles.contract.js')).readProfile, { params: { enterpriseId: firm.id, accessId: access.id } })
      .expect(404);
    expect((await looks(firm.owner)).slice(0, 2)).toEqual([
      ['refused', 'ended'],
      ['refused', 'ended'],
    ]);
    const [told] = await noticesOf(firm.owner);
    expect(told).toMatchObject({ kind: 'ended', consentId: consent.id, isOpen: false });
    expect(told?.detail).toContain('提前还清');
    expect(await monitored(manager(), loanId)).toBeUndefined();
    expect(await monitored(manager(), loanId, 'false')).toMatchObject({ consent: { state: 'terminated' }, can: [] });
    await ask(manager(), loanId).expect(409);
    const kinds = (await w.app.database.read().find(EvidenceEntry, { where: { subjectId: consent.id }, order: { id: 'ASC' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('consent.terminated');
  });

  it('ends when the drawing is reversed, and an open question with it', async () => {
    const one = await borrower();
    const consent = await yes(one.firm.owner, (await asked(one.loanId)).id);
    await s.reported(w.cast.riverBank, { kind: 'reversed', reference: nextReference(), eventId: one.eventId, on: s.today(), reason: '录错' });
    expect(await consentNow(one.firm.owner, consent.id)).toMatchObject({ state: 'terminated' });
    const two = await borrower();
    const { id: requestId } = await asked(two.loanId);
    await s.reported(w.cast.riverBank, { kind: 'reversed', reference: nextReference(), eventId: two.eventId, on: s.today(), reason: '录错' });
    expect((await w.as(two.firm.owner).get(consents.getConsentRequest, { params: { requestId } }).expect(200)).body).toMatchObject({
      state: 'withdrawn',
    });
    await expect(yes(two.firm.owner, requestId)).rejects.toThrow('409');
  });

  it('a no stops the bank from asking again for 30 days; its own question it may take back', async () => {
    const { firm, loanId } = await borrower();
    const { id: requestId } = await asked(loanId);
    await w.as(w.cast.riverBank.approver).post(consents.withdrawConsentRequest, { params: { requestId }, body: {} }).expect(403);
    await w.as(w.cast.hillBank.customerManager).post(consents.withdrawConsentRequest, { params: { requestId }, body: {} }).expect(404);
    await w.as(manager()).post(consents.withdrawConsentRequest, { params: { requestId }, body: {} }).expect(201);
    const second = await asked(loanId);
    await w
      .as(firm.owner)
      .post(consents.declineConsentRequest, { params: { requestId: second.id }, body: {} })
      .expect(201);
    expect((await ask(manager(), loanId).expect(409)).body).toMatchObject({ code: 'cooling_down' });
    later(30 * day + 60_000);
    await ask(await w.refresh(manager()), loanId).expect(201);
    setClock(start);
    await w.refresh(manager());
  });

  it('is in the list of firms only while it opens something, and only for its own bank', async () => {
    const { firm, loanId } = await borrower();
    const firms = async (person: Person): Promise<ConsentedFirm[]> =>
      (
        (
          await w
            .as(person)
            .get(listFirms, { query: { q: firm.uscc, limit: 200 } })
            .expect(200)
        ).body as { items: ConsentedFirm[] }
      ).items;
    const consent = await yes(firm.owner, (await asked(loanId)).id);
    expect(await firms(manager())).toMatchObject([{ enterprise: { id: firm.id }, consents: [{ purpose: 'loanReview' }, { id: consent.id }] }]);
    expect(await firms(w.cast.hillBank.customerManager)).toEqual([]);
    await w
      .as(w.cast.hillBank.customerManager)
      .get(getFirm, { params: { enterpriseId: firm.id } })
      .expect(404);
    for (const { id: consentId } of (await firms(manager()))[0]?.consents ?? [])
      await w.as(firm.owner).post(consents.revokeConsent, { params: { consentId }, body: {} }).expect(201);
    expect(await firms(manager())).toEqual([]);
    await w
      .as(manager())
      .get(getFirm, { params: { enterpriseId: firm.id } })
      .expect(404);
  });

  it('the firm is told every month of the pulls, every quarter of the consent, and once before it ends', async () => {
    const { firm, loanId } = await borrower();
    const consent = await yes(firm.owner, (await asked(loanId)).id);
    await pull(manager(), firm.id, consent.id).expect(201);
    await pull(manager(), firm.id, consent.id).expect(201);
    const tick = (): Promise<void> => w.app.database.transaction((tx) => w.app.consents.tellDue(tx));
    const kinds = async (): Promise<string[]> =>
      (await noticesOf(await w.refresh(firm.owner))).filter(({ consentId }) => consentId === consent.id).map(({ kind }) => kind);
    await tick();
    expect(await kinds()).toEqual([]);
    later(30 * day);
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await kinds()).toEqual(['pulls']);
    expect((await noticesOf(firm.owner)).find(({ kind }) => kind === 'pulls')?.title).toContain('看了 2 次');
    later(30 * day);
    await tick();
    expect(await kinds()).toEqual(['pulls']);
    later(30 * day);
    await tick();
    expect(await kinds()).toEqual(['review', 'pulls']);
    setClock(new Date(Date.parse(consent.expiresAt) - 3 * day));
    await tick();
    await tick();
    expect((await kinds()).sort()).toEqual(['expiring', 'pulls', 'review', 'review']);
    setClock(start);
    await w.refresh(firm.owner);
    await w.refresh(manager());
  });
});

// Invariant 4, against the clock of the loan: granting and settling at the same moment never leave a consent without its loan.
it('granting and settling at once: no watching survives its loan', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    const { firm, loanId } = await borrower();
    const { id: requestId } = await asked(loanId);
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const [granted] = await Promise.allSettled([
      wait(Math.random() * 12).then(() => yes(firm.owner, requestId)),
      wait(10 + Math.random() * 12).then(() => settle(loanId)),
    ]);
    const live = (
      await w
        .as(firm.owner)
        .get(consents.listConsents, { query: { loanId, live: 'true' } })
        .expect(200)
    ).body as { items: ConsentView[] };
    expect(live.items).toEqual([]);
    expect((await w.app.database.read().findOneByOrFail(Loan, { id: loanId })).state).toBe('settled');
    outcomes.add(granted.status);
  }
  expect(outcomes.size).toBeGreaterThan(0);
});
