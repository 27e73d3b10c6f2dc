import { beforeAll, expect, it } from '@jest/globals';
import { loadFile } from '../../../test/consented.js';
import { scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import * as consents from '../consents/consents.contract.js';
import { askConsentAgain, renewConsent } from './consent-asking.contract.js';
import { getApplication, type ApplicationView } from './financing.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const s = scenes(w, { sharesProducts: true });
const dayMs = 24 * 60 * 60_000;

async function reviewed() {
  const firm = await w.newFirm(`江澄市再请${newId().slice(-6)}有限公司`, '990102');
  await loadFile(w.app, firm);
  await w.settle();
  const owned = { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '李梅') };
  return { firm: owned, application: await s.reviewedApplication(owned, w.cast.riverBank) };
}
const manager = (): Person => w.cast.riverBank.customerManager;
const seenBy = async (person: Person, applicationId: string): Promise<ApplicationView> =>
  (await w.as(person).get(getApplication, { params: { applicationId } }).expect(200)).body as ApplicationView;
const ask = (person: Person, applicationId: string, key = newId()) =>
  w.as(person).post(askConsentAgain, { params: { applicationId }, body: {} }, { key });
const renew = (person: Person, applicationId: string, key = newId()) =>
  w.as(person).post(renewConsent, { params: { applicationId }, body: {} }, { key });
const revoke = (person: Person, consentId: string) => w.as(person).post(consents.revokeConsent, { params: { consentId }, body: {} }).expect(201);
const requests = async (applicationId: string): Promise<number> =>
  ((await w.app.database.read().query('select id from consent_requests where application_id = ?', [applicationId])) as unknown[]).length;

it('the bank asks again once a consent has ended, once however often it is sent; after a no it is told from when', async () => {
  const { firm, application } = await reviewed();
  const { id } = application;
  expect(application.can).not.toContain('askConsent');
  await ask(manager(), id).expect(409);
  await revoke(firm.owner, application.consent?.id ?? '');
  expect(await seenBy(manager(), id)).toMatchObject({ can: expect.arrayContaining(['askConsent']), consentAskableFrom: null });
  // Neither somebody of another bank nor one who may only decide asks.
  await ask(w.cast.hillBank.customerManager, id).expect(404);
  await ask(w.cast.riverBank.approver, id).expect(403);
  expect((await seenBy(w.cast.riverBank.approver, id)).can).not.toContain('askConsent');

  const key = newId();
  const first = (await ask(manager(), id, key).expect(201)).body as ApplicationView;
  expect((await ask(manager(), id, key).expect(201)).body).toEqual(first);
  expect(await requests(id)).toBe(2);
  await ask(manager(), id).expect(409);
  expect(first.can).not.toContain('askConsent');
  const params = { requestId: first.consentRequestId ?? '' };
  expect((await w.as(manager()).get(consents.getConsentRequest, { params }).expect(200)).body).toMatchObject({
    state: 'requested',
    can: ['withdraw'],
  });

  await w.as(firm.owner).post(consents.declineConsentRequest, { params, body: {} }).expect(201);
  const told = await seenBy(manager(), id);
  expect(told.can).not.toContain('askConsent');
  const from = Date.parse(told.consentAskableFrom ?? '');
  expect(Math.round((from - now().getTime()) / dayMs)).toBe(30);
  expect((await ask(manager(), id).expect(409)).body).toMatchObject({ code: 'cooling_down' });
  // Only whoever asks is told; the firm may begin anew at once.
  expect((await seenBy(w.cast.riverBank.approver, id)).consentAskableFrom).toBeNull();
  expect(await seenBy(firm.owner, id)).toMatchObject({ consentAskableFrom: null, can: expect.arrayContaining(['renewConsent']) });

  setClock(new Date(from - 60_000));
  await w.refresh(manager());
  await ask(manager(), id).expect(409);
  setClock(new Date(from));
  expect(await seenBy(manager(), id)).toMatchObject({ can: expect.arrayContaining(['askConsent']), consentAskableFrom: null });
  await ask(manager(), id).expect(201);
  setClock(start);
  for (const person of [manager(), w.cast.riverBank.approver, w.cast.hillBank.customerManager]) await w.refresh(person);
});

it('the firm renews what it has withdrawn, and the bank does not see the question before it is answered', async () => {
  const { firm, application } = await reviewed();
  const { id } = application;
  expect((await seenBy(firm.owner, id)).can).not.toContain('renewConsent');
  await renew(firm.owner, id).expect(409);
  await revoke(firm.owner, application.consent?.id ?? '');
  await renew(manager(), id).expect(403);
  const key = newId();
  const renewed = (await renew(firm.owner, id, key).expect(201)).body as ApplicationView;
  expect((await renew(firm.owner, id, key).expect(201)).body).toEqual(renewed);
  expect(await requests(id)).toBe(2);
  expect(renewed.can).not.toContain('renewConsent');
  const params = { requestId: renewed.consentRequestId ?? '' };
  await w.as(manager()).get(consents.getConsentRequest, { params }).expect(404);
  await w.as(manager()).post(consents.withdrawConsentRequest, { params, body: {} }).expect(404);
  expect((await seenBy(manager(), id)).can).not.toContain('openFile');
  await s.grantedConsent(firm, renewed, { months: 6, uses: 1 });
  expect((await seenBy(manager(), id)).can).toContain('openFile');
  await w.as(manager()).get(consents.getConsentRequest, { params }).expect(200);
});
