import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { listAccesses, type AccessView } from '../src/modules/consents/accesses.contract.js';
import { getConsent, revokeConsent, type ConsentView } from '../src/modules/consents/consents.contract.js';
import { listEntries, type EntryView } from '../src/modules/evidence/evidence.contract.js';
import { EvidenceEntry } from '../src/modules/evidence/index.js';
import type { ApplicationView } from '../src/modules/financing/financing.contract.js';
import { listProfileRecords, openProfile, readProfile, type ProfileView } from '../src/modules/profiles/profiles.contract.js';
import { loadFile } from './consented.js';
import { scenes } from './scenes.js';
import { world, type Person } from './world.js';

// Invariant 2: what is handed out is on the record, what is refused is on the record, and without a record nothing is handed out.
const w = world();
const { grantedConsent, draftedApplication, reviewedApplication, openedProfile } = scenes(w);

let application: ApplicationView;
let opened: ProfileView;
let manager: Person;
beforeAll(async () => {
  const { hengze, riverBank } = w.cast;
  await loadFile(w.app, hengze);
  await w.settle();
  manager = riverBank.customerManager;
  application = await reviewedApplication(hengze, riverBank, { without: ['05.01'] });
  opened = await openedProfile(hengze, riverBank, application);
});

/** Every way consented data can leave. */
const readings = (): readonly [string, () => PromiseLike<Response>][] => {
  const params = { enterpriseId: w.cast.hengze.id, accessId: opened.access.id };
  return [
    ['opening', () => w.as(manager).post(openProfile, { params: { enterpriseId: w.cast.hengze.id }, body: { applicationId: application.id } })],
    ['reading again', () => w.as(manager).get(readProfile, { params })],
    ['records', () => w.as(manager).get(listProfileRecords, { params, query: { dataset: '05.02' } })],
  ];
};

async function withEvidenceAway(work: () => Promise<void>): Promise<void> {
  const source = w.app.database.forMaintenance();
  await source.query('alter table evidence_entries rename to evidence_entries_away');
  try {
    await work();
  } finally {
    await source.query('alter table evidence_entries_away rename to evidence_entries');
  }
}

const usesOf = async (): Promise<number> => {
  const params = { consentId: opened.consent.id };
  return ((await w.as(w.cast.hengze.owner).get(getConsent, { params }).expect(200)).body as ConsentView).uses;
};

describe('with the log away', () => {
  test('no consented byte leaves, and no use is counted', async () => {
    const usesBefore = await usesOf();
    await withEvidenceAway(async () => {
      for (const [reading, call] of readings()) {
        const answer = await call();
        const problem = answer.body as Record<string, unknown>;
        expect([reading, answer.status, problem.code]).toEqual([reading, 503, 'evidence_unavailable']);
        expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
        expect(answer.text).not.toMatch(
          new RegExp([w.cast.hengze.uscc, w.cast.hengze.name, w.cast.hengze.legalRepresentative, '05\\.02', 'paid'].join('|')),
        );
      }
    });
    expect(await usesOf()).toBe(usesBefore);
  });

  test('a revocation that cannot be recorded is not answered as done', async () => {
    const { hengze, riverBank } = w.cast;
    const consent = await grantedConsent(hengze, await draftedApplication(hengze, riverBank));
    const input = { params: { consentId: consent.id }, body: {} };
    await withEvidenceAway(async () => void (await w.as(hengze.owner).post(revokeConsent, input).expect(503)));
    expect((await w.as(hengze.owner).get(getConsent, { params: input.params }).expect(200)).body).toMatchObject({ state: 'active' });
    await w.as(hengze.owner).post(revokeConsent, input).expect(201);
  });

  test('and with it back everything reads again', async () => {
    for (const [reading, call] of readings()) {
      const answer = await call();
      expect([reading, answer.status]).toEqual([reading, reading === 'opening' ? 201 : 200]);
    }
  });
});

describe('a refused access', () => {
  const entries = (): Promise<EvidenceEntry[]> => w.app.database.read().find(EvidenceEntry, { order: { id: 'ASC' } });
  const accesses = async (): Promise<AccessView[]> =>
    ((await w.as(w.cast.hengze.owner).get(listAccesses, {}).expect(200)).body as { items: AccessView[] }).items;

  /** What a call has added to the log and to the enterprise's page. */
  async function left(call: () => PromiseLike<Response>) {
    const [entriesBefore, accessesBefore] = [await entries(), await accesses()];
    const from = Date.now();
    const answer = await call();
    const to = Date.now();
    expect(answer.status).toBe(404);
    const knownEntries = new Set(entriesBefore.map(({ id }) => id));
    const knownAccesses = new Set(accessesBefore.map(({ id }) => id));
    return {
      newEntries: (await entries()).filter(({ id }) => !knownEntries.has(id)),
      newAccesses: (await accesses()).filter(({ id }) => !knownAccesses.has(id)),
      isInTime: (at: Date | string) => new Date(at).getTime() >= from && new Date(at).getTime() <= to,
    };
  }

  const cases: readonly [string, () => { by: Person; bank: { id: string; name: string }; call: () => PromiseLike<Response> }][] = [
    [
      'by a bank without a consent',
      () => {
        const { hengze, hillBank } = w.cast;
        const input = { params: { enterpriseId: hengze.id }, body: { applicationId: application.id } };
        return { by: hillBank.customerManager, bank: hillBank, call: () => w.as(hillBank.customerManager).post(openProfile, input) };
      },
    ],
    [
      'under somebody else’s access',
      () => {
        const { hengze, riverBank } = w.cast;
        const params = { enterpriseId: hengze.id, accessId: opened.access.id };
        return { by: riverBank.approver, bank: riverBank, call: () => w.as(riverBank.approver).get(readProfile, { params }) };
      },
    ],
    [
      'of a dataset the consent leaves out',
      () => {
        const { hengze, riverBank } = w.cast;
        const params = { enterpriseId: hengze.id, accessId: opened.access.id };
        return { by: manager, bank: riverBank, call: () => w.as(manager).get(listProfileRecords, { params, query: { dataset: '05.01' } }) };
      },
    ],
  ];

  test.each(cases)('%s leaves exactly one entry, with bank, person and time, and the enterprise sees it', async (_, of) => {
    const { by, bank, call } = of();
    const { newEntries, newAccesses, isInTime } = await left(call);
    expect(newEntries).toHaveLength(1);
    expect(newEntries[0]).toMatchObject({ kind: 'profile.refused', personId: by.personId, partyId: bank.id, enterpriseId: w.cast.hengze.id });
    expect(isInTime(newEntries[0]?.at ?? '')).toBe(true);
    expect(newAccesses).toHaveLength(1);
    expect(newAccesses[0]).toMatchObject({ outcome: 'refused', receiver: { id: bank.id, name: bank.name }, personName: by.name });
    expect(isInTime(newAccesses[0]?.at ?? '')).toBe(true);

    const { items } = (
      await w
        .as(w.cast.operator.admin)
        .get(listEntries, { query: { kind: 'profile.refused' } })
        .expect(200)
    ).body as { items: EntryView[] };
    expect(items[0]).toMatchObject({ id: newEntries[0]?.id, actorName: by.name, partyName: bank.name });
  });

  test('after a revocation is told to both, once for each attempt', async () => {
    const { hengze, riverBank } = w.cast;
    await w
      .as(hengze.owner)
      .post(revokeConsent, { params: { consentId: opened.consent.id }, body: {} })
      .expect(201);
    for (const [, call] of readings()) {
      const { newEntries, newAccesses } = await left(call);
      expect(newEntries.map(({ kind, personId }) => [kind, personId])).toEqual([['profile.refused', manager.personId]]);
      expect(newAccesses.map(({ reason, receiver }) => [reason, receiver.id])).toEqual([['revoked', riverBank.id]]);
    }
  });
});
