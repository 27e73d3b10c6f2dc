import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf, askForConsent, grant } from '../../../test/consented.js';
import { scenes } from '../../../test/scenes.js';
import { clockTerms, dayMs, reviewTerms, taxItem, termActs } from '../../../test/terms.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import * as consents from './consents.contract.js';
import type { ConsentRequestView, ConsentView } from './consents.contract.js';
import * as contracts from './term-changes.contract.js';
import type { ProposedTerms, TermChangeView } from './term-changes.contract.js';
import { listConsentTemplates } from './templates.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const s = scenes(w, { sharesProducts: true });
const { admin, reviewer, dayAhead, proposing, proposed, publishing, published, at } = termActs(w);
const [review, clocks] = [reviewTerms, clockTerms];

const withdrawing = ({ id, etag }: TermChangeView, person: Person = admin()) =>
  w.as(person).post(contracts.withdrawTerms, { params: { changeId: id }, body: { etag } });
const changeNow = async ({ id }: TermChangeView): Promise<TermChangeView> =>
  (
    await w
      .as(admin())
      .get(contracts.getTermChange, { params: { changeId: id } })
      .expect(200)
  ).body as TermChangeView;
const requestNow = async (person: Person, requestId: string): Promise<ConsentRequestView> =>
  (await w.as(person).get(consents.getConsentRequest, { params: { requestId } }).expect(200)).body as ConsentRequestView;
const entriesOf = async ({ id }: TermChangeView): Promise<string[]> =>
  ((await w.app.database.read().query('select kind from evidence_entries where subject_id = ? order by id', [id])) as { kind: string }[]).map(
    ({ kind }) => kind,
  );

/** Each test leaves the terms it found, by withdrawing what it opened and moving on to a later year. */
let year = 2027;
afterEach(async () => {
  const open = await w.as(admin()).get(contracts.listTermChanges, { query: { limit: 200 } });
  for (const change of (open.body as { items: TermChangeView[] }).items) if (change.can.includes('withdraw')) await withdrawing(change).expect(201);
  await at(`${year}-11-12T02:00:00Z`);
  year += 1;
});

describe('terms of consent', () => {
  it('are changed by two people, from a later day on; each step on the record', async () => {
    const first = await proposed({ ...review, monthsMax: 12 });
    expect(first).toMatchObject({
      subject: 'loanReview',
      state: 'proposed',
      version: null,
      widens: false,
      differences: [{ property: 'monthsMax', from: '24', to: '12', effect: 'narrows' }],
      can: ['amend', 'withdraw'],
    });
    // Only the second person decides; whoever proposed does not, also not by another membership.
    await publishing(first, true, admin()).expect(403);
    await w
      .as(w.cast.hengze.owner)
      .get(contracts.getTermChange, { params: { changeId: first.id } })
      .expect(403);
    const params = { changeId: first.id };
    const returned = (
      await w
        .as(reviewer())
        .post(contracts.returnTerms, { params, body: { etag: first.etag, reason: '请写依据' } })
        .expect(201)
    ).body as TermChangeView;
    expect(returned).toMatchObject({ state: 'returned', returnedReason: '请写依据', can: [] });
    await publishing(returned).expect(409);
    const amending = (etag: string, terms: ProposedTerms) =>
      w.as(admin()).put(contracts.amendTerms, { params, body: { etag, from: dayAhead(1), note: '按 2026 年第 8 号文', terms } });
    await amending(first.etag, review).expect(412);
    await amending(returned.etag, { ...review, purpose: 'guaranteeReview' }).expect(422);
    const again = (await amending(returned.etag, { ...review, usesMax: 5, usesChoices: [1, 5] }).expect(200)).body as TermChangeView;
    expect(again).toMatchObject({ state: 'proposed', widens: true, returnedReason: null });
    // More becomes possible: the reviewer has to say that this was seen.
    expect((await publishing(again, false).expect(422)).body).toMatchObject({ errors: [{ pointer: '/body/confirmsWidening' }] });
    const answers = await Promise.all([publishing(again), publishing(again)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    const done = await changeNow(again);
    expect(done).toMatchObject({ state: 'published', version: 'loanReview.2', hasBegun: false, can: ['withdraw'] });
    expect(await entriesOf(first)).toEqual(['consentTerms.proposed', 'consentTerms.returned', 'consentTerms.amended', 'consentTerms.published']);
    const { templates } = (await w.as(admin()).get(listConsentTemplates, {}).expect(200)).body as { templates: object[] };
    expect(templates.slice(0).filter((line) => 'purpose' in line && line.purpose === 'loanReview')).toMatchObject([
      { version: 'loanReview.2', isInForce: false, from: dayAhead(1), until: null, usesMax: 5, boundTo: 'application' },
      { version: 'loanRevie.2020-01-01', isInForce: true, until: dayAhead(0), usesMax: 3 },
    ]);
  });

  it('are proposed once however often the call is sent, and about each thing one at a time', async () => {
    const key = newId();
    const first = (await proposing(review, dayAhead(3), admin(), key).expect(201)).body as TermChangeView;
    expect((await proposing(review, dayAhead(3), admin(), key).expect(201)).body).toEqual(first);
    await proposing({ ...review, monthsMax: 6 }, dayAhead(5)).expect(409);
    const others = await Promise.all([proposing(clocks), proposing(clocks)]);
    expect(others.map(({ status }) => status).sort()).toEqual([201, 409]);
    await withdrawing(first).expect(201);
    await proposing({ ...review, monthsMax: 6 }, dayAhead(5)).expect(201);
  });

  it('never begin in the past, today, beyond a year, or beyond what the law of the program lets', async () => {
    const refused = async (terms: ProposedTerms, from: string, pointer: string): Promise<void> => {
      expect((await proposing(terms, from).expect(422)).body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
      });
    };
    await refused(review, dayAhead(-1), '/body/from');
    await refused(review, dayAhead(0), '/body/from');
    await refused(review, dayAhead(400), '/body/from');
    await refused({ ...review, monthsMax: 37 }, dayAhead(1), '/body/terms/monthsMax');
    await refused({ ...review, monthsMax: 1e9 }, dayAhead(1), '/body/terms/monthsMax');
    await refused({ ...review, validDaysMax: 365, validDaysChoices: [365] }, dayAhead(1), '/body/terms/validDaysMax');
    await refused({ ...clocks, coolDownDays: 1 }, dayAhead(1), '/body/terms/coolDownDays');
    // Its day came while it waited: too late to be published.
    const late = await proposed(review);
    await at(new Date(now().getTime() + dayMs).toISOString());
    expect((await publishing(late).expect(422)).body).toMatchObject({ errors: [{ pointer: '/body/from', rule: 'past' }] });
  });

  it('hold from their day on: before it nothing changes, after it new requests follow, and what lives keeps its own', async () => {
    const { hengze } = w.cast;
    const living = await askForConsent(w, hengze, { items: taxItem(24) });
    const consent = await grant(w, hengze.owner, living.requestId, { items: [{ dataset: '05.02', months: 24 }], validDays: 30, uses: 3 });
    const change = await published(
      { ...review, monthsMax: 6, validDaysMax: 10, validDaysChoices: [5, 10], usesMax: 2, usesChoices: [2] },
      dayAhead(1),
    );
    const waiting = await askForConsent(w, hengze, { items: taxItem(24) });
    expect(await requestNow(hengze.owner, waiting.requestId)).toMatchObject({
      items: [{ monthsMax: 24 }],
      validDaysChoices: [15, 30],
      usesChoices: [1, 3],
    });

    // The last minute of the day before, and the first of the day itself, in China.
    await at(`${dayAhead(0)}T15:59:00Z`);
    await expect(askForConsent(w, hengze, { items: taxItem(24) })).resolves.toBeDefined();
    await at(new Date(now().getTime() + 2 * 60_000).toISOString());
    expect(chinaDate(now())).toBe(change.from);
    await expect(askForConsent(w, hengze, { items: taxItem(24) })).rejects.toMatchObject({ status: 422 });
    const next = await askForConsent(w, hengze, { items: taxItem(6) });
    expect(await requestNow(hengze.owner, next.requestId)).toMatchObject({ items: [{ monthsMax: 6 }], validDaysChoices: [5, 10], usesChoices: [2] });

    // Asked under the wider line, answered on a day of the narrower: the narrower bounds.
    expect(await requestNow(hengze.owner, waiting.requestId)).toMatchObject({ items: [{ monthsMax: 6 }], validDaysChoices: [5, 10] });
    const wide = { items: [{ dataset: '05.02', months: 24 }], includesPersonal: false, validDays: 30, uses: 3 };
    const preview = await w.as(hengze.owner).post(consents.previewConsent, { params: { requestId: waiting.requestId }, body: wide });
    expect(preview.status).toBe(422);
    expect(await grant(w, hengze.owner, waiting.requestId, { items: [{ dataset: '05.02', months: 6 }], validDays: 10, uses: 2 })).toMatchObject({
      usesMax: 2,
    });
    const kept = (
      await w
        .as(hengze.owner)
        .get(consents.getConsent, { params: { consentId: consent.id } })
        .expect(200)
    ).body as ConsentView;
    expect(kept).toMatchObject({ state: 'active', usesMax: 3, items: [{ months: 24 }], expiresAt: consent.expiresAt });
    expect((await withdrawing(await changeNow(change)).expect(409)).body.detail).toContain('已经生效');
    // A product that was published under the wider line still finds its applicants.
    const application = await s.draftedApplication(hengze, w.cast.riverBank);
    expect((await requestNow(hengze.owner, application.consentRequestId ?? '')).items.map(({ monthsMax }) => monthsMax)).toEqual([null, 6, 6]);
    await published(review, dayAhead(1));
  });

  it('are taken back before their day, and then never hold', async () => {
    const { hengze } = w.cast;
    const change = await published({ ...review, monthsMax: 3 }, dayAhead(2));
    await withdrawing(change, reviewer()).expect(403);
    const gone = (await withdrawing(change).expect(201)).body as TermChangeView;
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawnBy: '韩立', can: [] });
    await withdrawing(gone).expect(409);
    // The same day again, under a name of its own.
    const second = await published({ ...review, monthsMax: 12 }, dayAhead(2));
    expect(second.version).not.toBe(change.version);
    expect((await proposing({ ...review, monthsMax: 6 }, dayAhead(2)).expect(422)).body).toMatchObject({ errors: [{ rule: 'taken' }] });
    await at(new Date(now().getTime() + 3 * dayMs).toISOString());
    const { requestId } = await askForConsent(w, hengze, { items: taxItem(12) });
    expect(await requestNow(hengze.owner, requestId)).toMatchObject({ items: [{ monthsMax: 12 }] });
    await published(review, dayAhead(1));
  });

  it('of the clocks: a no counts the days of the rule of its own day', async () => {
    const { riverBank } = w.cast;
    const firmOf = async (name: string) => {
      const firm = await w.newFirm(name, '990102');
      return { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '方敏') };
    };
    const [before, after] = [await firmOf('江澄市旧规有限公司'), await firmOf('江澄市新规有限公司')];
    // Of its own accord, as for another matter of the same firm.
    const ask = async (firm: typeof before): Promise<{ requestId: string }> => {
      const actor = await actorOf(w, riverBank.customerManager);
      const asked = { enterpriseId: firm.id, receiverId: riverBank.id, purpose: 'loanReview', applicationId: newId() } as const;
      return w.app.database.transaction((tx) => w.app.consents.request(tx, actor, { ...asked, items: taxItem(6), readers: '客户经理' }));
    };
    const decline = async (firm: typeof before): Promise<void> => {
      const { requestId } = await ask(firm);
      await w.refresh(firm.owner);
      await w.as(firm.owner).post(consents.declineConsentRequest, { params: { requestId }, body: {} }).expect(201);
    };
    const until = (firm: typeof before): Promise<Date | null> => w.app.consents.coolingUntil(w.app.database.read(), firm.id, riverBank.id);
    await decline(before);
    await published({ ...clocks, coolDownDays: 60 }, dayAhead(1));
    const told = await until(before);
    await at(new Date(now().getTime() + dayMs).toISOString());
    await decline(after);
    expect(await until(before)).toEqual(told);
    // The clock runs on between the no and this line.
    expect(Math.round((((await until(after))?.getTime() ?? 0) - now().getTime()) / dayMs)).toBe(60);
    await at(new Date(now().getTime() + 29.5 * dayMs).toISOString());
    expect(await until(before)).toBeNull();
    await expect(ask(before)).resolves.toBeDefined();
    await expect(ask(after)).rejects.toMatchObject({ code: 'cooling_down' });
    await published(clocks, dayAhead(1));
  });
});
