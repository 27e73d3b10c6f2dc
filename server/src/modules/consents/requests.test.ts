import { beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf, askForConsent, everything, grant, taxItems } from '../../../test/consented.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from '../evidence/index.js';
import { openProfile } from '../profiles/profiles.contract.js';
import { listAccesses } from './accesses.contract.js';
import * as contracts from './consents.contract.js';
import { getReceipt } from './receipts.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const minute = 60_000;
const day = 24 * 60 * minute;

const kindsAbout = async (subjectId: string): Promise<string[]> =>
  (await w.app.database.read().find(EvidenceEntry, { where: { subjectId }, order: { id: 'ASC' } })).map(({ kind }) => kind);
const again = (person: Person): Promise<Person> => w.refresh(person);

describe('a question that came with a draft', () => {
  it('does not exist for the bank, whatever it tries', async () => {
    const { hengze, riverBank } = w.cast;
    const { requestId } = await askForConsent(w, hengze);
    const bank = w.as(riverBank.customerManager);
    const params = { requestId };
    await bank.get(contracts.getConsentRequest, { params }).expect(404);
    await bank.post(contracts.withdrawConsentRequest, { params, body: {} }).expect(404);
  });
});

describe('answering a request', () => {
  it('shows who asks for what, why, how far, and what may be narrowed', async () => {
    const { hengze, riverBank, baichuan, hillBank } = w.cast;
    const { requestId, applicationId } = await askForConsent(w, hengze);
    const { body } = await w.as(hengze.owner).get(contracts.getConsentRequest, { params: { requestId } }).expect(200);
    expect(body).toMatchObject({
      state: 'requested',
      enterprise: { id: hengze.id, name: hengze.name, uscc: hengze.uscc },
      receiver: { id: riverBank.id, name: riverBank.name, branchName: '城东支行' },
      readers: '客户经理与审批人',
      purpose: 'loanReview',
      applicationId,
      applicationReference: 'SQ-2026-118204',
      validDaysChoices: [15, 30],
      usesChoices: [1, 3],
      can: ['grant', 'decline'],
      items: [
        { dataset: '05.01', title: '纳税信用级别', sourceName: '税务部门', isRequired: true, monthsMax: 24, monthsChoices: [12, 24] },
        { dataset: '05.02', title: '纳税申报与入库', isRequired: false, monthsMax: 24, monthsChoices: [3, 6, 12, 24] },
      ],
    });
    expect(body).toHaveProperty('personalPart.title');
    for (const stranger of [baichuan.owner, hillBank.customerManager, riverBank.customerManager]) {
      await w.as(stranger).get(contracts.getConsentRequest, { params: { requestId } }).expect(404);
      const list = await w.as(stranger).get(contracts.listConsentRequests, {}).expect(200);
      expect(list.body).toEqual({ items: [], nextCursor: null });
    }
    await w.as(baichuan.owner).post(contracts.previewConsent, { params: { requestId }, body: everything }).expect(404);
    await w.as(baichuan.owner).post(contracts.declineConsentRequest, { params: { requestId }, body: {} }).expect(404);
  });

  it('that a firm began by itself is unknown to the bank until the firm says yes, also to a bank that guesses the application', async () => {
    const { riverBank } = w.cast;
    const firm = await w.newFirm('江澄市草稿有限公司', '990101');
    const owned = { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '李梅') };
    const { requestId, applicationId } = await askForConsent(w, owned);
    const manager = w.as(riverBank.customerManager);
    await manager.get(contracts.getConsentRequest, { params: { requestId } }).expect(404);
    await manager.post(openProfile, { params: { enterpriseId: firm.id }, body: { applicationId } }).expect(404);
    const seen = await Promise.all([manager.get(contracts.listConsentRequests, {}).expect(200), manager.get(listAccesses, {}).expect(200)]);
    expect(JSON.stringify(seen.map(({ body }) => body as unknown))).not.toMatch(new RegExp([firm.name, firm.uscc, applicationId].join('|')));
    await grant(w, owned.owner, requestId);
    const known = await manager.get(contracts.getConsentRequest, { params: { requestId } }).expect(200);
    expect(known.body).toMatchObject({ state: 'granted', enterprise: { name: firm.name }, can: [] });
  });

  it('signs exactly the text that was read, once, and keeps text, document, digests and entry together', async () => {
    const { hengze } = w.cast;
    const { requestId, applicationId } = await askForConsent(w, hengze);
    const wish = {
      ...everything,
      items: [
        { dataset: '05.01', months: 24 },
        { dataset: '05.02', months: 12 },
      ],
      uses: 1,
    };
    const preview = await w.as(hengze.owner).post(contracts.previewConsent, { params: { requestId }, body: wish }).expect(200);
    expect(preview.body).toMatchObject({
      noticeVersion: '3.3',
      title: '企业信用信息查询授权书',
      items: ['纳税信用级别，近 2 个年度；', '纳税申报与入库，2025 年 11 月至 2026 年 10 月。'],
      closing: [
        '自签署之时起 30 日内有效，查询不超过 1 次。未列出的信息不得查询，依法公开的除外。',
        '授权人可随时撤回，无需理由；撤回后不再提供任何一项。',
      ],
      effect: '您缩短了 1 项、最多查 1 次，银行仍会受理。',
    });
    const { digest } = preview.body as { digest: string };
    const key = newId();
    const sent = { params: { requestId }, body: { ...wish, noticeDigest: digest } };

    const other = await w
      .as(hengze.owner)
      .post(contracts.grantConsent, { ...sent, body: { ...sent.body, uses: 3 } })
      .expect(409);
    expect((other.body as { code: string }).code).toBe('notice_changed');
    const first = await w.as(hengze.owner).post(contracts.grantConsent, sent, { key }).expect(201);
    const second = await w.as(hengze.owner).post(contracts.grantConsent, sent, { key }).expect(201);
    await w.as(hengze.owner).post(contracts.grantConsent, sent).expect(409);

    const consent = first.body as contracts.ConsentView;
    expect(second.body).toEqual(consent);
    expect(consent).toMatchObject({
      state: 'active',
      uses: 0,
      usesMax: 1,
      includesPersonal: false,
      applicationId,
      grantedBy: '李梅',
      items: [
        { dataset: '05.01', months: 24, from: '2024-01', to: '2025-12' },
        { dataset: '05.02', months: 12, from: '2025-11', to: '2026-10' },
      ],
      can: ['revoke', 'pause'],
    });
    expect(Date.parse(consent.expiresAt) - Date.parse(consent.grantedAt)).toBe(30 * day);
    const receipt = (
      await w
        .as(hengze.owner)
        .get(getReceipt, { params: { consentId: consent.id } })
        .expect(200)
    ).body as Record<string, string>;
    expect(sha256(receipt.notice ?? '')).toBe(digest);
    expect(sha256(receipt.document ?? '')).toBe(receipt.digest);
    expect(receipt.digest).toBe(consent.digest);
    const document = JSON.parse(receipt.document ?? '') as { notice: { digest: string }; items: unknown[]; receiver: { id: string } };
    expect(canonical(document)).toBe(receipt.document);
    expect(document).toMatchObject({ notice: { version: '3.3', digest }, receiver: { id: w.cast.riverBank.id, branchName: '城东支行' }, usesMax: 1 });
    const entry = await w.app.database.read().findOneByOrFail(EvidenceEntry, { id: receipt.entryId ?? '' });
    expect([entry.kind, entry.digest, entry.subjectId, entry.personId]).toEqual([
      'consent.granted',
      receipt.entryDigest,
      consent.id,
      hengze.owner.personId,
    ]);
    expect(entry.document).toContain(receipt.digest);
    expect(await kindsAbout(requestId)).toEqual(['consent.requested']);
  });

  it('asks to read again when the months of the text have moved on', async () => {
    const { hengze } = w.cast;
    setClock(new Date('2026-11-30T15:59:00Z'));
    const owner = await again(hengze.owner);
    const { requestId } = await askForConsent(w, { ...hengze, owner });
    const { digest } = (await w.as(owner).post(contracts.previewConsent, { params: { requestId }, body: everything }).expect(200)).body as {
      digest: string;
    };
    later(2 * minute);
    const { body } = await w
      .as(owner)
      .post(contracts.grantConsent, { params: { requestId }, body: { ...everything, noticeDigest: digest } })
      .expect(409);
    expect((body as { code: string }).code).toBe('notice_changed');
    await grant(w, owner, requestId);
    setClock(start);
    await again(hengze.owner);
  });

  it('refuses more than was asked for, by field', async () => {
    const { hengze } = w.cast;
    const { requestId } = await askForConsent(w, hengze);
    const body = { ...everything, items: [{ dataset: '05.02', months: 36 }], validDays: 31, uses: 4 };
    const answer = await w.as(hengze.owner).post(contracts.previewConsent, { params: { requestId }, body }).expect(422);
    expect((answer.body as { errors: Array<{ pointer: string }> }).errors.map(({ pointer }) => pointer)).toEqual([
      '/body/items/0/months',
      '/body/items',
      '/body/validDays',
      '/body/uses',
    ]);
  });

  it('needs a fresh proof of the person', async () => {
    const { hengze } = w.cast;
    const { requestId } = await askForConsent(w, hengze);
    const { digest } = (await w.as(hengze.owner).post(contracts.previewConsent, { params: { requestId }, body: everything }).expect(200)).body as {
      digest: string;
    };
    later(6 * minute);
    const { body } = await w
      .as(hengze.owner)
      .post(contracts.grantConsent, { params: { requestId }, body: { ...everything, noticeDigest: digest } })
      .expect(403);
    expect((body as { code: string }).code).toBe('fresh_proof_required');
    setClock(start);
  });

  it('can be declined; the bank may not ask again of its own accord for 30 days, the enterprise may begin anew at once', async () => {
    const { hengze, hillBank } = w.cast;
    const ask = async (person: Person) => {
      const actor = await actorOf(w, person);
      const input = {
        enterpriseId: hengze.id,
        receiverId: hillBank.id,
        purpose: 'loanReview',
        applicationId: newId(),
        items: taxItems,
        readers: '客户经理',
      } as const;
      return w.app.database.transaction((tx) => w.app.consents.request(tx, actor, input));
    };
    const { requestId } = await ask(hillBank.customerManager);
    await w.as(hillBank.customerManager).get(contracts.getConsentRequest, { params: { requestId } }).expect(200);
    const { body } = await w.as(hengze.owner).post(contracts.declineConsentRequest, { params: { requestId }, body: {} }).expect(201);
    expect(body).toMatchObject({ state: 'declined', can: [] });
    await w.as(hengze.owner).post(contracts.declineConsentRequest, { params: { requestId }, body: {} }).expect(409);
    expect(await kindsAbout(requestId)).toEqual(['consent.requested', 'consent.requestDeclined']);

    await expect(ask(hillBank.customerManager)).rejects.toMatchObject({ code: 'cooling_down', status: 409 });
    const own = await ask(hengze.owner);
    await w
      .as(hengze.owner)
      .post(contracts.declineConsentRequest, { params: { requestId: own.requestId }, body: {} })
      .expect(201);
    later(30 * day + minute);
    await expect(ask(await again(hillBank.customerManager))).resolves.toHaveProperty('requestId');
    setClock(start);
    await again(hengze.owner);
    await again(hillBank.customerManager);
  });

  it('lapses after 30 days without an answer', async () => {
    const { hengze } = w.cast;
    const { requestId } = await askForConsent(w, hengze);
    later(30 * day);
    const owner = await again(hengze.owner);
    const seen = await w.as(owner).get(contracts.getConsentRequest, { params: { requestId } }).expect(200);
    expect(seen.body).toMatchObject({ state: 'lapsed', can: [] });
    await w.as(owner).post(contracts.previewConsent, { params: { requestId }, body: everything }).expect(409);
    await w.app.database.transaction((tx) => w.app.consents.endDue(tx));
    expect(await kindsAbout(requestId)).toEqual(['consent.requested', 'consent.requestLapsed']);
    setClock(start);
    await again(hengze.owner);
  });

  it('is asked within the template, for datasets that can be given, once per application', async () => {
    const { hengze } = w.cast;
    await expect(askForConsent(w, hengze, { items: [{ dataset: '05.02', months: 25, isRequired: true, reason: '' }] })).rejects.toMatchObject({
      status: 422,
    });
    await expect(askForConsent(w, hengze, { items: [{ dataset: '99.99', months: 1, isRequired: true, reason: '' }] })).rejects.toMatchObject({
      status: 422,
    });
    await expect(askForConsent(w, hengze, { items: [] })).rejects.toMatchObject({ status: 422 });
    const { applicationId } = await askForConsent(w, hengze);
    await expect(askForConsent(w, hengze, { applicationId })).rejects.toMatchObject({ status: 409 });
  });
});
