import { beforeAll, describe, expect, it } from '@jest/globals';
import { askForConsent, consented, grant } from '../../../test/consented.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './consents.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const minute = 60_000;
const day = 24 * 60 * minute;

const kindsAbout = async (subjectId: string): Promise<string[]> =>
  (await w.app.database.read().find(EvidenceEntry, { where: { subjectId }, order: { id: 'ASC' } })).map(({ kind }) => kind);
const stateOf = async (consentId: string): Promise<string> =>
  (
    (
      await w
        .as(await w.refresh(w.cast.hengze.owner))
        .get(contracts.getConsent, { params: { consentId } })
        .expect(200)
    ).body as { state: string }
  ).state;
const again = (person: Person): Promise<Person> => w.refresh(person);

describe('a consent that was granted', () => {
  it('can be paused and resumed, revoked by the enterprise only, and given back by the receiver only', async () => {
    const { hengze, riverBank, hillBank, baichuan } = w.cast;
    const { consent } = await consented(w, hengze);
    const target = { params: { consentId: consent.id }, body: {} };
    for (const stranger of [baichuan.owner, hillBank.customerManager])
      await w.as(stranger).get(contracts.getConsent, { params: target.params }).expect(404);
    await w.as(baichuan.owner).post(contracts.revokeConsent, target).expect(404);
    await w.as(hillBank.customerManager).post(contracts.relinquishConsent, target).expect(404);
    await w.as(riverBank.customerManager).post(contracts.revokeConsent, target).expect(403);
    expect(await stateOf(consent.id)).toBe('active');

    expect((await w.as(hengze.owner).post(contracts.pauseConsent, target).expect(201)).body).toMatchObject({
      state: 'paused',
      can: ['revoke', 'resume'],
      endedAt: null,
    });
    await w.as(hengze.owner).post(contracts.pauseConsent, target).expect(409);
    expect((await w.as(hengze.owner).post(contracts.resumeConsent, target).expect(201)).body).toMatchObject({ state: 'active' });
    const bankView = await w.as(riverBank.customerManager).get(contracts.getConsent, { params: target.params }).expect(200);
    expect((bankView.body as { can: string[] }).can).toEqual(['relinquish']);
    expect((await w.as(riverBank.customerManager).post(contracts.relinquishConsent, target).expect(201)).body).toMatchObject({
      state: 'relinquished',
      can: [],
    });
    await w.as(hengze.owner).post(contracts.revokeConsent, target).expect(409);
    expect(await kindsAbout(consent.id)).toEqual(['consent.granted', 'consent.paused', 'consent.resumed', 'consent.relinquished']);
  });

  it('is listed to its two parties, live or ended', async () => {
    const { baichuan, riverBank } = w.cast;
    const one = await consented(w, baichuan);
    const two = await consented(w, baichuan);
    await w
      .as(baichuan.owner)
      .post(contracts.revokeConsent, { params: { consentId: one.consent.id }, body: { note: '换一家' } })
      .expect(201);
    const ids = async (person: Person, live?: 'true' | 'false'): Promise<string[]> =>
      (
        (
          await w
            .as(person)
            .get(contracts.listConsents, { query: live ? { live } : {} })
            .expect(200)
        ).body as { items: Array<{ id: string; enterprise: { id: string } }> }
      ).items
        .filter(({ enterprise }) => enterprise.id === baichuan.id)
        .map(({ id }) => id);
    for (const person of [baichuan.owner, riverBank.customerManager]) {
      expect(await ids(person)).toEqual([two.consent.id, one.consent.id]);
      expect(await ids(person, 'true')).toEqual([two.consent.id]);
      expect(await ids(person, 'false')).toEqual([one.consent.id]);
    }
    const ended = await w
      .as(riverBank.customerManager)
      .get(contracts.getConsent, { params: { consentId: one.consent.id } })
      .expect(200);
    expect(ended.body).toMatchObject({ state: 'revoked' });
    expect(JSON.stringify(ended.body)).not.toContain('换一家');
  });

  it('ends by the clock, also before the timer has written it down', async () => {
    const { hengze } = w.cast;
    const { consent, applicationId } = await consented(w, hengze, { validDays: 1 });
    const covers = (): Promise<boolean> => w.app.database.transaction((tx) => w.app.consents.coversRequired(tx, applicationId));
    expect(await covers()).toBe(true);
    later(day);
    await again(hengze.owner);
    expect(await stateOf(consent.id)).toBe('expired');
    expect(await covers()).toBe(false);
    await w
      .as(await again(hengze.owner))
      .post(contracts.revokeConsent, { params: { consentId: consent.id }, body: {} })
      .expect(409);
    await w.app.database.transaction((tx) => w.app.consents.endDue(tx));
    await w.app.database.transaction((tx) => w.app.consents.endDue(tx));
    expect(await kindsAbout(consent.id)).toEqual(['consent.granted', 'consent.expired']);
    expect(await w.app.consents.consentFor(w.app.database.read(), applicationId)).toMatchObject({ id: consent.id, state: 'expired' });
    setClock(start);
    await again(hengze.owner);
  });

  it('ends with its application, and a monitoring consent with its loan', async () => {
    const { hengze } = w.cast;
    const { consent, applicationId } = await consented(w, hengze);
    await w.app.database.transaction((tx) => w.app.consents.endForApplication(tx, applicationId, 'terminate'));
    expect(await stateOf(consent.id)).toBe('terminated');
    const open = await askForConsent(w, hengze);
    await w.app.database.transaction((tx) => w.app.consents.endForApplication(tx, open.applicationId, 'terminate'));
    expect(await w.app.consents.requestFor(w.app.database.read(), open.applicationId)).toMatchObject({ state: 'withdrawn' });

    const loanId = newId();
    await expect(
      askForConsent(w, hengze, {
        purpose: 'loanMonitoring',
        applicationId: null,
        items: [{ dataset: '05.02', months: 12, isRequired: true, reason: '' }],
      }),
    ).rejects.toMatchObject({ status: 422 });
    const monitoring = await askForConsent(w, hengze, {
      purpose: 'loanMonitoring',
      applicationId: null,
      loanId,
      items: [{ dataset: '05.02', months: 12, isRequired: true, reason: '' }],
    });
    const watched = await grant(w, hengze.owner, monitoring.requestId, { items: [{ dataset: '05.02', months: 12 }], validDays: 180 });
    await w.app.database.transaction((tx) => w.app.consents.loanEnded(tx, loanId));
    expect(await stateOf(watched.id)).toBe('terminated');
  });
});
