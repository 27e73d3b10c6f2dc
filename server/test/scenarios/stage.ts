import { now, setClock } from '../../src/kernel/clock.js';
import { sha256 } from '../../src/kernel/crypto/index.js';
import { newId } from '../../src/kernel/ids.js';
import * as consents from '../../src/modules/consents/consents.contract.js';
import type { ConsentView } from '../../src/modules/consents/consents.contract.js';
import { cosignConsent, declineCosignature, proposeSigners } from '../../src/modules/consents/signers.contract.js';
import { openProfile, type ProfileView } from '../../src/modules/profiles/profiles.contract.js';
import { actorOf, everything, grant, loadFile, taxItems } from '../consented.js';
import type { Firm, Person, World } from '../world.js';
import { nothing, type Subject } from './endpoints.js';

interface House extends Firm {
  readonly owner: Person;
  readonly agent: Person;
  readonly signer: Person;
}
export interface Scene {
  readonly subject: Subject;
  readonly house: House;
}

const minute = 60_000;
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const wish = { ...everything, items: taxItems.map(({ dataset, months }) => ({ dataset, months })) };

/** Makes each state in the way it comes about. Those that the clock brings are made in the past (`isPast`). */
export function scenesOf(world: World) {
  const manager = (): Person => world.cast.riverBank.customerManager;
  let firms = 0;

  async function house(): Promise<House> {
    firms += 1;
    const firm = await world.newFirm(`江澄市情景${firms}有限公司`, '990102');
    await loadFile(world.app, firm);
    const party = { kind: 'enterprise', id: firm.id } as const;
    return {
      ...firm,
      owner: await world.newPerson(party, 'enterpriseOwner', '情景法人'),
      agent: await world.newPerson(party, 'enterpriseAgent', '情景经办'),
      signer: await world.newPerson(party, 'enterpriseAgent', '情景会计'),
    };
  }

  const asked = async (one: House, asker = manager()): Promise<{ requestId: string; applicationId: string }> => {
    const actor = await actorOf(world, asker);
    const applicationId = newId();
    const { requestId } = await world.app.database.transaction((tx) =>
      world.app.consents.request(tx, actor, {
        enterpriseId: one.id,
        receiverId: world.cast.riverBank.id,
        receiverBranchId: world.cast.riverBank.branchId,
        purpose: 'loanReview',
        applicationId,
        applicationReference: 'SQ-2026-000001',
        items: taxItems,
        readers: '客户经理与审批人',
      }),
    );
    return { requestId, applicationId };
  };
  const withSigner = async (one: House): Promise<void> => {
    const body = { signers: [{ role: 'financeOfficer' as const, personId: one.signer.personId }] };
    await world.as(one.owner).post(proposeSigners, { body }).expect(201);
  };
  const act = (person: Person, contract: Parameters<ReturnType<World['as']>['post']>[0], params: Record<string, string>, body: object = {}) =>
    world
      .as(person)
      .post(contract as typeof consents.revokeConsent, { params: params as { consentId: string }, body })
      .expect(201);
  const opened = async (one: House, consentId: string): Promise<string> =>
    ((await act(manager(), openProfile as never, { enterpriseId: one.id }, { consentId })).body as ProfileView).access.id;
  const tick = (): Promise<void> => world.app.database.transaction((tx) => world.app.consents.endDue(tx));

  async function consentIn(state: string): Promise<Scene> {
    const one = await house();
    const waits = ['awaitingCosigner', 'declined', 'lapsed'].includes(state);
    if (waits) await withSigner(one);
    const { requestId, applicationId } = await asked(one);
    const consent: ConsentView = await grant(world, one.owner, requestId, {
      ...(state === 'expired' && { validDays: 1 }),
      ...(state === 'exhausted' && { uses: 1 }),
    });
    const params = { consentId: consent.id };
    const accessId = waits ? nothing() : await opened(one, consent.id);
    if (state === 'declined') await act(one.signer, declineCosignature, params);
    if (state === 'paused') await act(one.owner, consents.pauseConsent, params);
    if (state === 'revoked') await act(one.owner, consents.revokeConsent, params);
    if (state === 'relinquished') await act(manager(), consents.relinquishConsent, params);
    if (state === 'exhausted') {
      later(31 * minute);
      await tick();
    }
    if (state === 'terminated') await world.app.database.transaction((tx) => world.app.consents.endForApplication(tx, applicationId, 'terminate'));
    const { digest } = consent;
    return {
      house: one,
      subject: { enterpriseId: one.id, requestId, consentId: consent.id, applicationId, accessId, digest, noticeDigest: '', wish },
    };
  }

  /** `isOwn`: the firm began it with an application of its own, and the bank learns of it with the yes. */
  async function requestIn(state: string, isOwn: boolean): Promise<Scene> {
    const one = await house();
    const { requestId, applicationId } = await asked(one, isOwn ? one.owner : manager());
    const params = { requestId };
    const preview = await world.as(one.owner).post(consents.previewConsent, { params, body: wish }).expect(200);
    const noticeDigest = (preview.body as { digest: string }).digest;
    if (state === 'granted') await grant(world, one.owner, requestId);
    if (state === 'declined') await act(one.owner, consents.declineConsentRequest, params);
    if (state === 'withdrawn') await act(manager(), consents.withdrawConsentRequest, params);
    const none = { consentId: nothing(), accessId: nothing(), digest: sha256('') };
    return { house: one, subject: { enterpriseId: one.id, requestId, applicationId, noticeDigest, wish, ...none } };
  }

  return {
    make: (subject: string, state: string): Promise<Scene> =>
      subject === 'consent' ? consentIn(state) : requestIn(state, subject === 'firmRequest'),
    isPast: (subject: string, state: string): boolean =>
      ['lapsed', 'expired', 'exhausted'].includes(state) && (subject === 'consent' || state === 'lapsed'),
    tick,
    cosign: cosignConsent,
  };
}
