import { beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf, bankDesk, consented } from '../../../test/consented.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { listAccesses, type AccessView } from '../consents/accesses.contract.js';
import * as consents from '../consents/consents.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './profiles.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const minute = 60_000;
const { manager, open, page, records, opened, looks, usesOf, firmWithFile, accessesOf } = bankDesk(w);

describe('the two gates', () => {
  it('a revocation closes the file at once, also a page that was open, and the bank still sees the consent', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const { access } = await opened(firm, applicationId);
    await page(manager(), firm.id, access.id).expect(200);
    await records(manager(), firm.id, access.id, '05.02').expect(200);
    expect(await usesOf(firm.owner, consent.id)).toBe(1);

    await w
      .as(firm.owner)
      .post(consents.revokeConsent, { params: { consentId: consent.id }, body: {} })
      .expect(201);
    await page(manager(), firm.id, access.id).expect(404);
    await records(manager(), firm.id, access.id, '05.02').expect(404);
    await open(manager(), firm.id, applicationId).expect(404);

    expect(await looks(firm.owner)).toEqual([
      ['refused', 'revoked'],
      ['refused', 'revoked'],
      ['refused', 'revoked'],
      ['allowed', null],
    ]);
    const seen = await w
      .as(manager())
      .get(consents.getConsent, { params: { consentId: consent.id } })
      .expect(200);
    expect((seen.body as { state: string }).state).toBe('revoked');
    const kinds = (await w.app.database.read().find(EvidenceEntry, { where: { subjectId: consent.id }, order: { id: 'ASC' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['consent.granted', 'profile.accessed', 'consent.revoked', 'profile.refused', 'profile.refused', 'profile.refused']);
  });

  it('is one bank’s: another gets 404 with the right ids, and a colleague cannot read under someone’s access', async () => {
    const firm = await firmWithFile();
    const { applicationId } = await consented(w, firm);
    const { access } = await opened(firm, applicationId);
    await open(w.cast.hillBank.customerManager, firm.id, applicationId).expect(404);
    await page(w.cast.hillBank.customerManager, firm.id, access.id).expect(404);
    await page(w.cast.riverBank.approver, firm.id, access.id).expect(404);
    await page(manager(), w.cast.baichuan.id, access.id).expect(404);
    await page(manager(), firm.id, newId()).expect(404);
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'noConsent'],
      ['refused', 'noConsent'],
      ['refused', 'noConsent'],
      ['allowed', null],
    ]);
    for (const person of [firm.owner, w.cast.operator.admin, w.cast.regulator.city, w.cast.riverBank.productManager])
      await open(person, firm.id, applicationId).expect(403);
  });

  it('opens under a consent that is named, and under no other one’s', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const openBy = (person: Person, enterpriseId: string, body: { applicationId?: string; consentId?: string }) =>
      w.as(person).post(contracts.openProfile, { params: { enterpriseId }, body });
    const file = (await openBy(manager(), firm.id, { consentId: consent.id }).expect(201)).body as contracts.ProfileView;
    expect(file.consent).toMatchObject({ id: consent.id, uses: 1 });
    await page(manager(), firm.id, file.access.id).expect(200);
    await openBy(manager(), firm.id, {}).expect(422);
    await openBy(manager(), firm.id, { applicationId, consentId: consent.id }).expect(422);

    // Another bank, another firm, an id that names nothing: the same 404, and the firm that was aimed at sees each.
    await openBy(w.cast.hillBank.customerManager, firm.id, { consentId: consent.id }).expect(404);
    await openBy(manager(), firm.id, { consentId: newId() }).expect(404);
    const stranger = await firmWithFile();
    await openBy(manager(), stranger.id, { consentId: consent.id }).expect(404);
    await openBy(manager(), newId(), { consentId: consent.id }).expect(404);
    await w
      .as(firm.owner)
      .post(consents.revokeConsent, { params: { consentId: consent.id }, body: {} })
      .expect(201);
    await openBy(manager(), firm.id, { consentId: consent.id }).expect(404);
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'revoked'],
      ['refused', 'noConsent'],
      ['refused', 'noConsent'],
      ['allowed', null],
    ]);
    expect(await looks(stranger.owner)).toEqual([['refused', 'noConsent']]);
    expect((await accessesOf(stranger.owner))[0]).toMatchObject({ consentId: null, applicationId: null });
    expect(await usesOf(firm.owner, consent.id)).toBe(1);
  });

  it('withholds while paused, and goes on after', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const target = { params: { consentId: consent.id }, body: {} };
    const { access } = await opened(firm, applicationId);
    await w.as(firm.owner).post(consents.pauseConsent, target).expect(201);
    await page(manager(), firm.id, access.id).expect(404);
    await open(manager(), firm.id, applicationId).expect(404);
    await w.as(firm.owner).post(consents.resumeConsent, target).expect(201);
    await page(manager(), firm.id, access.id).expect(200);
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'paused'],
      ['refused', 'paused'],
      ['allowed', null],
    ]);
    expect(await usesOf(firm.owner, consent.id)).toBe(1);
  });

  it('the last look stays readable for its 30 minutes; then the consent is spent', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm, { uses: 1 });
    const { access } = await opened(firm, applicationId);
    await open(manager(), firm.id, applicationId).expect(404);
    const tick = (): Promise<void> => w.app.database.transaction((tx) => w.app.consents.endDue(tx));
    await tick();
    await page(manager(), firm.id, access.id).expect(200);
    later(30 * minute);
    await page(manager(), firm.id, access.id).expect(404);
    await tick();
    const seen = await w
      .as(firm.owner)
      .get(consents.getConsent, { params: { consentId: consent.id } })
      .expect(200);
    expect((seen.body as { state: string }).state).toBe('exhausted');
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'ended'],
      ['refused', 'exhausted'],
      ['allowed', null],
    ]);
    setClock(start);
  });

  it('six at once of a consent with two uses left: two', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    await opened(firm, applicationId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(manager(), firm.id, applicationId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 404, 404, 404, 404]);
    expect(await usesOf(firm.owner, consent.id)).toBe(3);
    expect((await looks(firm.owner)).filter(([outcome]) => outcome === 'refused')).toHaveLength(4);
  });

  it('a consent that expires between opening and reading opens nothing more', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm, { validDays: 1 });
    later(24 * 60 * minute - 5 * minute);
    const person = await w.refresh(manager());
    const { access } = (await open(person, firm.id, applicationId).expect(201)).body as contracts.ProfileView;
    // Opened by gate 1 before the end, at gate 2 after it.
    const actor = await actorOf(w, person);
    const between = await w.app.consents.open(actor, { enterpriseId: firm.id, applicationId });
    later(6 * minute);
    let sent = 0;
    await expect(w.app.consents.handOver(actor, between, () => (sent += 1))).rejects.toMatchObject({ status: 404 });
    expect(sent).toBe(0);
    await page(person, firm.id, access.id).expect(404);
    await open(person, firm.id, applicationId).expect(404);
    const owner = await w.refresh(firm.owner);
    expect(await looks(owner)).toEqual([
      ['refused', 'expired'],
      ['refused', 'expired'],
      ['refused', 'withheld'],
      ['allowed', null],
      ['allowed', null],
    ]);
    const kinds = (await w.app.database.read().find(EvidenceEntry, { where: { subjectId: consent.id }, order: { id: 'ASC' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['consent.granted', 'profile.accessed', 'profile.accessed', 'profile.withheld', 'profile.refused', 'profile.refused']);
    setClock(start);
    await w.refresh(manager());
  });

  it('without the log nothing is handed out, not even what may be read again', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const { access } = await opened(firm, applicationId);
    const source = w.app.database.forMaintenance();
    await source.query('alter table evidence_entries rename to evidence_entries_away');
    try {
      for (const answer of [
        await open(manager(), firm.id, applicationId),
        await page(manager(), firm.id, access.id),
        await open(manager(), firm.id, newId()),
      ]) {
        expect([answer.status, (answer.body as { code: string }).code]).toEqual([503, 'evidence_unavailable']);
        expect(JSON.stringify(answer.body)).not.toContain(firm.name);
      }
    } finally {
      await source.query('alter table evidence_entries_away rename to evidence_entries');
    }
    expect(await usesOf(firm.owner, consent.id)).toBe(1);
    expect(await looks(firm.owner)).toEqual([['allowed', null]]);
    await page(manager(), firm.id, access.id).expect(200);
  });
});

describe('who looked, and who tried', () => {
  it('shows every look with person, time, datasets and place in the budget, and every refused attempt with its reason', async () => {
    const { riverBank, hillBank } = w.cast;
    const firm = await w.newFirm('江澄市青禾农机有限公司', '990103');
    const hengze = { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '孙禾') };
    const { consent, applicationId } = await consented(w, hengze, { uses: 1 });
    await open(riverBank.customerManager, firm.id, applicationId).expect(201);
    await open(riverBank.customerManager, firm.id, applicationId).expect(404);
    await open(hillBank.customerManager, firm.id, applicationId).expect(404);
    await open(hillBank.customerManager, firm.id, newId()).expect(404);

    const list = (await w.as(hengze.owner).get(listAccesses, {}).expect(200)).body as { items: AccessView[] };
    expect(list.items.map(({ outcome, reason, receiver, personName }) => [outcome, reason, receiver.name, receiver.branchName, personName])).toEqual([
      ['refused', 'noConsent', hillBank.name, null, '远通陈志航'],
      ['refused', 'noConsent', hillBank.name, null, '远通陈志航'],
      ['refused', 'exhausted', riverBank.name, '城东支行', '农商陈志航'],
      ['allowed', null, riverBank.name, '城东支行', '农商陈志航'],
    ]);
    expect(list.items.at(-1)).toMatchObject({
      roleName: '客户经理',
      use: 1,
      usesMax: 1,
      consentId: consent.id,
      applicationReference: 'SQ-2026-118204',
      datasets: [
        { dataset: '05.01', title: '纳税信用级别' },
        { dataset: '05.02', title: '纳税申报与入库' },
      ],
    });
    expect(Math.abs(Date.parse(list.items.at(-1)?.at ?? '') - now().getTime())).toBeLessThan(minute);
    // The application that another bank merely names is not shown as shared.
    expect(list.items.slice(0, 2).map(({ applicationId: id }) => id)).toEqual([null, null]);

    const own = (await w.as(hillBank.customerManager).get(listAccesses, {}).expect(200)).body as { items: AccessView[] };
    expect(own.items.filter(({ enterprise }) => enterprise.id === firm.id)).toHaveLength(2);
    expect(JSON.stringify(own.items)).not.toContain(firm.name);
    expect(JSON.stringify(own.items)).not.toContain(firm.uscc);
    const refusals = await w
      .as(hengze.owner)
      .get(listAccesses, { query: { outcome: 'refused', consentId: consent.id } })
      .expect(200);
    expect((refusals.body as { items: unknown[] }).items).toHaveLength(1);
    expect((await w.as(w.cast.baichuan.owner).get(listAccesses, {}).expect(200)).body).toEqual({ items: [], nextCursor: null });

    const kinds = (await w.app.database.read().find(EvidenceEntry, { where: { enterpriseId: firm.id }, order: { id: 'ASC' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds.slice(1)).toEqual([
      'consent.requested',
      'consent.granted',
      'profile.accessed',
      'profile.refused',
      'profile.refused',
      'profile.refused',
    ]);
  });

  it('an enterprise nobody knows is a plain 404 and leaves nothing behind', async () => {
    const count = (): Promise<number> => w.app.database.read().count(EvidenceEntry);
    const before = await count();
    const unknown = await open(manager(), newId(), newId()).expect(404);
    expect(await count()).toBe(before);
    // Both refusals look alike, so that ids cannot be tried out.
    const known = await open(manager(), w.cast.hengze.id, newId()).expect(404);
    expect({ ...(known.body as object), requestId: '' }).toEqual({ ...(unknown.body as object), requestId: '' });
    expect(await count()).toBe(before + 1);
  });

  it('a unit that the consent does not name is outside it', async () => {
    const { hengze, riverBank } = w.cast;
    const { applicationId } = await consented(w, hengze);
    const operator = await actorOf(w, w.cast.operator.admin);
    const { id: otherBranch } = await w.app.database.transaction((tx) =>
      w.app.organisations.addBranch(tx, operator, riverBank.id, { name: '望江支行' }),
    );
    const outsider = await w.newPerson({ kind: 'bank', id: riverBank.id, branchId: otherBranch }, 'customerManager', '王礼');
    const head = await w.newPerson({ kind: 'bank', id: riverBank.id }, 'approver', '总行审批');
    await open(outsider, hengze.id, applicationId).expect(404);
    await open(head, hengze.id, applicationId).expect(201);
  });
});
