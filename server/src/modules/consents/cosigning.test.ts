import { beforeAll, describe, expect, it } from '@jest/globals';
import { askForConsent, bankDesk, everything, grant, type OwnedFirm } from '../../../test/consented.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './consents.contract.js';
import type { ConsentView } from './consents.contract.js';
import { listNotices } from './notices.contract.js';
import * as signers from './signers.contract.js';
import type { SignersView } from './signers.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const day = 24 * 60 * 60_000;
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const { open, manager, firmWithFile } = bankDesk(w);

const kindsAbout = async (subjectId: string): Promise<string[]> =>
  (await w.app.database.read().find(EvidenceEntry, { where: { subjectId }, order: { id: 'ASC' } })).map(({ kind }) => kind);
const tick = (): Promise<void> => w.app.database.transaction((tx) => w.app.consents.endDue(tx));
const consentOf = async (person: Person, consentId: string): Promise<ConsentView> =>
  (await w.as(person).get(contracts.getConsent, { params: { consentId } }).expect(200)).body as ConsentView;
const settings = async (person: Person): Promise<SignersView> => (await w.as(person).get(signers.getSigners, {}).expect(200)).body as SignersView;
const propose = (person: Person, ...list: ReadonlyArray<[contracts.SignerRole, Person]>) =>
  w.as(person).post(signers.proposeSigners, { body: { signers: list.map(([role, { personId }]) => ({ role, personId })) } });
const cosign = (person: Person, { id: consentId, digest }: ConsentView) =>
  w.as(person).post(signers.cosignConsent, { params: { consentId }, body: { digest } });

interface House {
  readonly firm: OwnedFirm;
  readonly agent: Person;
  readonly legal: Person;
  readonly finance: Person;
}
/** A firm that asks for two further signers: whoever grants is neither of them. */
async function house(): Promise<House> {
  const firm = await firmWithFile();
  const party = { kind: 'enterprise', id: firm.id } as const;
  const agent = await w.newPerson(party, 'enterpriseAgent', '林晓岚');
  const legal = await w.newPerson(party, 'enterpriseOwner', '周明远');
  const finance = await w.newPerson(party, 'enterpriseAgent', '钱会计');
  await propose(firm.owner, ['legalRepresentative', legal], ['financeOfficer', finance]).expect(201);
  return { firm, agent, legal, finance };
}
const granted = async ({ firm, agent }: House, wish = {}): Promise<{ consent: ConsentView; applicationId: string }> => {
  const { requestId, applicationId } = await askForConsent(w, firm);
  return { consent: await grant(w, agent, requestId, wish), applicationId };
};

describe('several signers, where the firm asks for them', () => {
  it('nothing opens before all have signed, each once, with a fresh proof and an entry', async () => {
    const one = await house();
    const { firm, agent, legal, finance } = one;
    const { consent, applicationId } = await granted(one);
    expect(consent).toMatchObject({
      state: 'awaitingCosigner',
      signatures: [
        { role: 'legalRepresentative', name: '周明远', outcome: 'waiting', at: null },
        { role: 'financeOfficer', name: '钱会计', outcome: 'waiting', at: null },
      ],
      can: [],
    });
    expect(Date.parse(consent.signBy ?? '') - Date.parse(consent.grantedAt)).toBe(7 * day);
    const openings = async (): Promise<number[]> => [
      (await open(manager(), firm.id, applicationId)).status,
      (await w.as(manager()).get(contracts.getConsent, { params: { consentId: consent.id } })).status,
    ];
    expect(await openings()).toEqual([404, 200]);
    expect(await w.app.database.transaction((tx) => w.app.consents.coversRequired(tx, applicationId))).toBe(false);
    await w
      .as(manager())
      .post(contracts.relinquishConsent, { params: { consentId: consent.id }, body: {} })
      .expect(409);

    // Neither whoever granted, nor another firm, nor the bank signs; and what is signed is what was read.
    await cosign(agent, consent).expect(403);
    await cosign(w.cast.baichuan.owner, consent).expect(404);
    await cosign(manager(), consent).expect(403);
    await cosign(legal, { ...consent, digest: '0'.repeat(64) }).expect(409);
    later(6 * 60_000);
    expect((await cosign(legal, consent).expect(403)).body).toMatchObject({ code: 'fresh_proof_required' });
    setClock(start);

    expect((await consentOf(legal, consent.id)).can).toEqual(['cosign', 'declineSignature']);
    expect((await cosign(legal, consent).expect(201)).body).toMatchObject({ state: 'awaitingCosigner', can: [] });
    expect((await cosign(legal, consent).expect(409)).body).toMatchObject({ code: 'conflict' });
    expect(await openings()).toEqual([404, 200]);
    expect((await cosign(finance, consent).expect(201)).body).toMatchObject({ state: 'active', can: ['revoke', 'pause'] });
    expect(await openings()).toEqual([201, 200]);
    await cosign(finance, consent).expect(409);
    expect(await kindsAbout(consent.id)).toEqual([
      'consent.granted',
      'profile.refused',
      'consent.cosigned',
      'profile.refused',
      'consent.cosigned',
      'consent.activated',
      'profile.accessed',
    ]);
    const notices = (await w.as(legal).get(listNotices, {}).expect(200)).body as {
      items: Array<{ kind: string; consentId: string | null; isOpen: boolean }>;
    };
    expect(notices.items.filter(({ kind }) => kind === 'cosign')).toMatchObject([{ consentId: consent.id, isOpen: false }]);
  });

  it('a signer can say no, and the time for signing runs out by the clock', async () => {
    const one = await house();
    const refused = await granted(one);
    const target = { params: { consentId: refused.consent.id }, body: {} };
    await cosign(one.legal, refused.consent).expect(201);
    await w.as(one.agent).post(signers.declineCosignature, target).expect(403);
    expect((await w.as(one.finance).post(signers.declineCosignature, target).expect(201)).body).toMatchObject({ state: 'declined', can: [] });
    await cosign(one.finance, refused.consent).expect(409);
    expect(await kindsAbout(refused.consent.id)).toEqual(['consent.granted', 'consent.cosigned', 'consent.cosignatureRefused', 'consent.declined']);

    const { consent } = await granted(one);
    later(7 * day);
    const legal = await w.refresh(one.legal);
    expect(await consentOf(legal, consent.id)).toMatchObject({ state: 'lapsed', can: [] });
    await cosign(legal, consent).expect(409);
    await tick();
    await tick();
    expect(await kindsAbout(consent.id)).toEqual(['consent.granted', 'consent.lapsed']);
    setClock(start);
  });

  it('whoever grants and is a signer has signed by that; a consent of one day waits no longer than it lives', async () => {
    const firm = await firmWithFile();
    await propose(firm.owner, ['legalRepresentative', firm.owner]).expect(201);
    const { requestId } = await askForConsent(w, firm);
    expect(await grant(w, firm.owner, requestId)).toMatchObject({ state: 'active', signatures: [{ outcome: 'signed' }], signBy: null });
    const one = await house();
    const { consent } = await granted(one, { validDays: 1 });
    expect(consent.signBy).toBe(consent.expiresAt);
  });

  it('ends unsigned when its application ends, and cannot be signed into life afterwards', async () => {
    const one = await house();
    const { consent, applicationId } = await granted(one);
    await cosign(one.legal, consent).expect(201);
    await w.app.database.transaction((tx) => w.app.consents.endForApplication(tx, applicationId, 'terminate'));
    expect(await consentOf(one.finance, consent.id)).toMatchObject({ state: 'lapsed' });
    await cosign(one.finance, consent).expect(409);
  });

  it('both sign at the same moment: active once', async () => {
    const one = await house();
    const { consent } = await granted(one);
    const answers = await Promise.all([one.legal, one.finance, one.legal, one.finance].map((person) => cosign(person, consent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect((await kindsAbout(consent.id)).filter((kind) => kind === 'consent.activated')).toHaveLength(1);
  });
});

describe('the firm’s own setting', () => {
  it('holds at once where nobody has to agree; later changes need today’s signers, and the history stays', async () => {
    const { firm, agent, legal, finance } = await house();
    expect(await settings(agent)).toMatchObject({ inForce: { signers: [{ name: '周明远' }, { name: '钱会计' }] }, proposed: null, can: [] });
    await propose(agent).expect(403);
    expect((await propose(firm.owner, ['other', w.cast.baichuan.owner]).expect(422)).body).toMatchObject({
      errors: [{ pointer: '/body/signers/0/personId', rule: 'not_member' }],
    });
    await propose(firm.owner, ['other', agent], ['financeOfficer', agent]).expect(422);
    await propose(firm.owner, ['legalRepresentative', legal], ['financeOfficer', finance]).expect(409);

    const key = newId();
    const body = { signers: [] };
    const first = (await w.as(firm.owner).post(signers.proposeSigners, { body }, { key }).expect(201)).body as SignersView;
    const second = (await w.as(firm.owner).post(signers.proposeSigners, { body }, { key }).expect(201)).body as SignersView;
    expect({ ...second, asOf: first.asOf }).toEqual(first);
    const ruleId = first.proposed?.id ?? '';
    expect(first.proposed).toMatchObject({
      signers: [],
      approvals: [{ name: '周明远', outcome: 'waiting' }, { outcome: 'waiting' }],
      can: ['decline'],
    });
    await propose(firm.owner, ['other', agent]).expect(409);

    const answer = (person: Person) => w.as(person).post(signers.approveSigners, { params: { ruleId }, body: {} });
    await answer(agent).expect(403);
    await answer(w.cast.baichuan.owner).expect(404);
    await answer(legal).expect(201);
    await answer(legal).expect(409);
    expect((await settings(agent)).inForce?.signers).toHaveLength(2);
    expect((await answer(finance).expect(201)).body).toMatchObject({
      inForce: { id: ruleId, signers: [] },
      proposed: null,
      history: [{ state: 'superseded' }],
    });
    expect(await kindsAbout(ruleId)).toEqual(['consentSigners.proposed', 'consentSigners.approved', 'consentSigners.approved', 'consentSigners.set']);
    const { requestId } = await askForConsent(w, firm);
    expect(await grant(w, agent, requestId)).toMatchObject({ state: 'active', signatures: [] });
  });

  it('a signer stops a change, the clock stops one nobody answers, and a signer who has left holds nobody up', async () => {
    const { firm, legal, finance, agent } = await house();
    const proposed = async (): Promise<string> => ((await propose(firm.owner).expect(201)).body as SignersView).proposed?.id ?? '';
    const stopped = await proposed();
    expect(
      (
        await w
          .as(finance)
          .post(signers.declineSigners, { params: { ruleId: stopped }, body: {} })
          .expect(201)
      ).body,
    ).toMatchObject({
      proposed: null,
      inForce: { signers: [{}, {}] },
    });
    const left = await proposed();
    later(7 * day);
    await tick();
    expect(await kindsAbout(left)).toEqual(['consentSigners.proposed', 'consentSigners.lapsed']);
    setClock(start);
    await w.refresh(firm.owner);

    const { membershipId } = finance;
    const { removeMember } = await import('../identity/identity.contract.js');
    const owner = await w.refresh(firm.owner);
    await w.as(owner).call(removeMember, { params: { membershipId } }).expect(200);
    const { requestId } = await askForConsent(w, { ...firm, owner });
    const { digest } = (await w.as(agent).post(contracts.previewConsent, { params: { requestId }, body: everything }).expect(200)).body as {
      digest: string;
    };
    const refusal = await w
      .as(agent)
      .post(contracts.grantConsent, { params: { requestId }, body: { ...everything, noticeDigest: digest } })
      .expect(409);
    expect((refusal.body as { detail: string }).detail).toContain('钱会计');
    const change = (await propose(owner, ['legalRepresentative', legal]).expect(201)).body as SignersView;
    expect(change.proposed?.approvals).toMatchObject([{ name: '周明远', outcome: 'waiting' }]);
    await w
      .as(legal)
      .post(signers.approveSigners, { params: { ruleId: change.proposed?.id ?? '' }, body: {} })
      .expect(201);
    expect((await settings(legal)).inForce?.signers).toHaveLength(1);
  });

  it('two changes at the same moment: one stands', async () => {
    const { firm, agent } = await house();
    const answers = await Promise.all([propose(firm.owner), propose(firm.owner, ['other', agent])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
