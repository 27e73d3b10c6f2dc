import { beforeAll, describe, expect, it } from '@jest/globals';
import { askForConsent, bankDesk, consented, grant } from '../../../test/consented.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { EvidenceEntry } from '../evidence/index.js';
import { Consent } from './consent.entity.js';
import { pauseConsent, resumeConsent, revokeConsent } from './consents.contract.js';
import { listNotices } from './notices.contract.js';
import { proposeSigners } from './signers.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const { manager, open, opened, page, looks, firmWithFile } = bankDesk(w);

const widenedItems = [{ dataset: '05.02', months: 36, from: '2020-01', to: '2026-10' }];
const rewritten = (consent: Consent): Partial<Consent> => {
  const document = canonical({ ...(JSON.parse(consent.document) as object), usesMax: 99 });
  return { usesMax: 99, document, digest: sha256(document) };
};

describe('a row that somebody has edited behind the service', () => {
  it.each<[string, (consent: Consent) => Partial<Consent>]>([
    ['more uses', () => ({ usesMax: 100 })],
    ['a later end', () => ({ expiresAt: new Date('2030-01-01T00:00:00Z') })],
    ['more data', () => ({ items: widenedItems })],
    ['the personal part', () => ({ includesPersonal: true })],
    ['another branch', () => ({ receiverBranchId: null })],
    ['another text', () => ({ notice: '授权一切' })],
    ['a rewritten document with its digest', rewritten],
    ['a document that is none', () => ({ document: '{}', digest: sha256('{}') })],
  ])('%s: opens nothing, is in the log once, and the firm is told once', async (_, edit) => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const { access } = await opened(firm, applicationId);
    const row = await w.app.database.read().findOneByOrFail(Consent, { id: consent.id });
    await w.app.database.transaction((tx) => tx.update(Consent, { id: consent.id }, edit(row)));
    await open(manager(), firm.id, applicationId).expect(404);
    await page(manager(), firm.id, access.id).expect(404);
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'altered'],
      ['refused', 'altered'],
      ['allowed', null],
    ]);
    expect(await w.app.database.read().countBy(EvidenceEntry, { subjectId: consent.id, kind: 'consent.alterationFound' })).toBe(1);
    const notices = (
      await w
        .as(firm.owner)
        .get(listNotices, { query: { kind: 'altered' } })
        .expect(200)
    ).body as { items: unknown[] };
    expect(notices.items).toHaveLength(1);
    await w.app.database.transaction((tx) => tx.update(Consent, { id: consent.id }, { ...pick(row, edit(row)) }));
    await open(manager(), firm.id, applicationId).expect(201);
  });
});

describe('a row that somebody has brought back to life', () => {
  const setRow = (consentId: string, row: Partial<Consent>) => w.app.database.transaction((tx) => tx.update(Consent, { id: consentId }, row));

  it.each<[string, typeof revokeConsent | typeof pauseConsent, Partial<Consent>]>([
    ['revoked', revokeConsent, { state: 'active', endedAt: null }],
    ['revoked, and paused as if nothing had been', revokeConsent, { state: 'paused', endedAt: null }],
    ['paused', pauseConsent, { state: 'active' }],
  ])('%s by the firm: opens nothing', async (_, deed, row) => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    await w
      .as(firm.owner)
      .post(deed, { params: { consentId: consent.id }, body: {} })
      .expect(201);
    await setRow(consent.id, row);
    await open(manager(), firm.id, applicationId).expect(404);
    expect(await looks(firm.owner)).toEqual([['refused', 'altered']]);
  });

  it('paused and resumed by the firm itself, it opens', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    for (const deed of [pauseConsent, resumeConsent, pauseConsent, resumeConsent])
      await w
        .as(firm.owner)
        .post(deed, { params: { consentId: consent.id }, body: {} })
        .expect(201);
    await open(manager(), firm.id, applicationId).expect(201);
  });

  it('with its uses counted back: opens nothing', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm, { uses: 1 });
    await opened(firm, applicationId);
    await setRow(consent.id, { uses: 0 });
    await open(manager(), firm.id, applicationId).expect(404);
    expect(await looks(firm.owner)).toEqual([
      ['refused', 'altered'],
      ['allowed', null],
    ]);
  });

  it('working without those who had to sign further: opens nothing', async () => {
    const firm = await firmWithFile();
    const agent = await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseAgent', '林晓岚');
    const signer = [{ role: 'legalRepresentative' as const, personId: firm.owner.personId }];
    await w
      .as(firm.owner)
      .post(proposeSigners, { body: { signers: signer } })
      .expect(201);
    const { requestId, applicationId } = await askForConsent(w, firm);
    const consent = await grant(w, agent, requestId);
    expect(consent.state).toBe('awaitingCosigner');
    await setRow(consent.id, { state: 'active', signBy: null });
    await open(manager(), firm.id, applicationId).expect(404);
    expect(await looks(firm.owner)).toEqual([['refused', 'altered']]);
  });
});

const pick = (row: Consent, changed: Partial<Consent>): Partial<Consent> =>
  Object.fromEntries(Object.keys(changed).map((key) => [key, row[key as keyof Consent]]));
