import { beforeAll, expect, it } from '@jest/globals';
import { bankDesk, consented } from '../../../test/consented.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { pauseConsent, resumeConsent, revokeConsent } from '../consents/consents.contract.js';
import { openProfile, type ProfileView } from './profiles.contract.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();
const { firmWithFile, looks, usesOf, manager } = bankDesk(w);

const press = (enterpriseId: string, applicationId: string, key: string) =>
  w.as(manager()).post(openProfile, { params: { enterpriseId }, body: { applicationId } }, { key });

it('a call whose answer was lost is repeated without a second look: one use, one entry, the same access', async () => {
  const firm = await firmWithFile();
  const { consent, applicationId } = await consented(w, firm);
  const first = (await press(firm.id, applicationId, 'opened-on-a-bad-line').expect(201)).body as ProfileView;
  const second = (await press(firm.id, applicationId, 'opened-on-a-bad-line').expect(201)).body as ProfileView;
  expect(second).toEqual(first);
  expect(await usesOf(firm.owner, consent.id)).toBe(1);
  expect(await looks(firm.owner)).toEqual([['allowed', null]]);
  const other = (await press(firm.id, applicationId, 'another-press').expect(201)).body as ProfileView;
  expect(other.access.id).not.toBe(first.access.id);
  expect(await usesOf(firm.owner, consent.id)).toBe(2);
});

it('pressed six times at once under one key it counts once', async () => {
  const firm = await firmWithFile();
  const { consent, applicationId } = await consented(w, firm);
  const answers = await Promise.all(Array.from({ length: 6 }, () => press(firm.id, applicationId, 'six-times-at-once')));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
  expect(new Set(answers.map(({ body }) => (body as ProfileView).access.id)).size).toBe(1);
  expect(await usesOf(firm.owner, consent.id)).toBe(1);
});

it('the last use may be repeated too; after a revocation the key opens nothing, and a key is for one firm', async () => {
  const firm = await firmWithFile();
  const { consent, applicationId } = await consented(w, firm, { uses: 1 });
  await press(firm.id, applicationId, 'the-last-one').expect(201);
  await press(firm.id, applicationId, 'the-last-one').expect(201);
  expect(await usesOf(firm.owner, consent.id)).toBe(1);
  const neighbour = await firmWithFile();
  const theirs = await consented(w, neighbour);
  await press(neighbour.id, theirs.applicationId, 'the-last-one').expect(422);
  expect(await usesOf(neighbour.owner, theirs.consent.id)).toBe(0);

  await press(neighbour.id, theirs.applicationId, 'their-first-look').expect(201);
  await w
    .as(neighbour.owner)
    .post(revokeConsent, { params: { consentId: theirs.consent.id }, body: {} })
    .expect(201);
  await press(neighbour.id, theirs.applicationId, 'their-first-look').expect(404);
  // The attempt under the old key is on the firm's page like any other.
  expect((await looks(neighbour.owner)).map(([outcome]) => outcome)).toEqual(['refused', 'allowed']);
});

it('a refusal keeps no key: each attempt is on the record, and once the firm goes on the same key opens', async () => {
  const firm = await firmWithFile();
  const { consent, applicationId } = await consented(w, firm);
  const params = { consentId: consent.id };
  await w.as(firm.owner).post(pauseConsent, { params, body: {} }).expect(201);
  await press(firm.id, applicationId, 'while-it-rests').expect(404);
  await press(firm.id, applicationId, 'while-it-rests').expect(404);
  expect((await looks(firm.owner)).map(([outcome]) => outcome)).toEqual(['refused', 'refused']);
  await w.as(firm.owner).post(resumeConsent, { params, body: {} }).expect(201);
  await press(firm.id, applicationId, 'while-it-rests').expect(201);
  expect(await usesOf(firm.owner, consent.id)).toBe(1);
});
