import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askForConsent } from '../../../test/consented.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import * as contracts from './consents.contract.js';
import type { ConsentView } from './consents.contract.js';
import { Consent } from './consent.entity.js';
import { cosignConsent, declineCosignature } from './signers.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const dayMs = 24 * 60 * 60_000;

interface Wish {
  readonly items: Array<{ dataset: string; months: number | null }>;
  readonly includesPersonal: boolean;
  readonly validDays: number;
  readonly uses: number;
}
/** Within the request, beyond it, beyond the template, and nonsense. */
const wishes: fc.Arbitrary<Wish> = fc.record({
  items: fc.array(
    fc.record({
      dataset: fc.constantFrom('05.01', '05.02', '12.04', '01.01', '99.99'),
      months: fc.option(fc.integer({ min: 1, max: 120 }), { freq: 6 }),
    }),
    { maxLength: 4 },
  ),
  includesPersonal: fc.boolean(),
  validDays: fc.integer({ min: 1, max: 60 }),
  uses: fc.integer({ min: 1, max: 8 }),
});
const asked = fc.record({ grade: fc.integer({ min: 1, max: 24 }), tax: fc.integer({ min: 1, max: 24 }) });

// Invariant 3, through HTTP: whatever is sent, what stands afterwards is within the request and its template.
test('no grant exceeds what was asked for or its template', async () => {
  const { hengze } = w.cast;
  const owner = w.as(hengze.owner);
  const seen = { granted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(asked, fc.oneof(wishes, fittingWishes()), async ({ grade, tax }, wish) => {
      const items = [
        { dataset: '05.01', months: grade, isRequired: false, reason: '看信用' },
        { dataset: '05.02', months: tax, isRequired: false, reason: '看规模' },
      ];
      const { requestId } = await askForConsent(w, hengze, { items });
      const preview = await owner.post(contracts.previewConsent, { params: { requestId }, body: wish });
      const noticeDigest = preview.status === 200 ? (preview.body as { digest: string }).digest : '0'.repeat(64);
      const answer = await owner.post(contracts.grantConsent, { params: { requestId }, body: { ...wish, noticeDigest } });
      if (answer.status !== 201) {
        expect([409, 422]).toContain(answer.status);
        expect(await w.app.database.read().countBy(Consent, { requestId })).toBe(0);
        seen.refused += 1;
        return;
      }
      seen.granted += 1;
      const consent = answer.body as ConsentView;
      const most: Record<string, number> = { '05.01': grade, '05.02': tax };
      expect(consent.items.length).toBeGreaterThan(0);
      for (const { dataset, months } of consent.items) expect(months).toBeLessThanOrEqual(most[dataset] ?? 0);
      expect(consent.usesMax).toBeLessThanOrEqual(3);
      expect(Date.parse(consent.expiresAt) - Date.parse(consent.grantedAt)).toBeLessThanOrEqual(30 * dayMs);
      expect(new Set(consent.items.map(({ dataset }) => dataset)).size).toBe(consent.items.length);
    }),
    { numRuns: 120 },
  );
  expect(Math.min(seen.granted, seen.refused)).toBeGreaterThan(10);
}, 240_000);

function fittingWishes(): fc.Arbitrary<Wish> {
  return fc.record({
    items: fc.constantFrom(
      [{ dataset: '05.02', months: 1 }],
      [{ dataset: '05.01', months: 1 }],
      [
        { dataset: '05.01', months: 1 },
        { dataset: '05.02', months: 1 },
      ],
    ),
    includesPersonal: fc.boolean(),
    validDays: fc.integer({ min: 1, max: 30 }),
    uses: fc.integer({ min: 1, max: 3 }),
  });
}

const acts = fc.array(
  fc.record({
    who: fc.constantFrom('owner', 'agent', 'manager', 'otherFirm', 'otherBank'),
    act: fc.constantFrom('pause', 'resume', 'revoke', 'relinquish', 'cosign', 'declineSignature', 'grantAgain', 'decline', 'withdraw', 'widen'),
  }),
  { minLength: 3, maxLength: 10 },
);

test('no call widens a consent afterwards, whoever makes it', async () => {
  const { hengze, baichuan, riverBank, hillBank } = w.cast;
  const people = {
    owner: hengze.owner,
    agent: hengze.agent,
    manager: riverBank.customerManager,
    otherFirm: baichuan.owner,
    otherBank: hillBank.customerManager,
  };
  const wish = { items: [{ dataset: '05.02', months: 6 }], includesPersonal: false, validDays: 15, uses: 1 };
  const wide = { items: [{ dataset: '05.02', months: 24 }], includesPersonal: true, validDays: 30, uses: 3 };
  await fc.assert(
    fc.asyncProperty(acts, async (calls) => {
      const { requestId } = await askForConsent(w, hengze, { items: [{ dataset: '05.02', months: 24, isRequired: false, reason: '看规模' }] });
      const granted = async (person: typeof hengze.owner, body: Wish) => {
        const preview = await w.as(person).post(contracts.previewConsent, { params: { requestId }, body });
        const noticeDigest = preview.status === 200 ? (preview.body as { digest: string }).digest : '0'.repeat(64);
        return w.as(person).post(contracts.grantConsent, { params: { requestId }, body: { ...body, noticeDigest } });
      };
      const consent = (await granted(hengze.owner, wish)).body as ConsentView;
      const params = { consentId: consent.id };
      for (const { who, act } of calls) {
        const as = w.as(people[who]);
        if (act === 'grantAgain') await granted(people[who], wide);
        else if (act === 'decline') await as.post(contracts.declineConsentRequest, { params: { requestId }, body: {} });
        else if (act === 'withdraw') await as.post(contracts.withdrawConsentRequest, { params: { requestId }, body: {} });
        else if (act === 'cosign') await as.post(cosignConsent, { params, body: { digest: consent.digest } });
        else if (act === 'declineSignature') await as.post(declineCosignature, { params, body: {} });
        // Terms that nobody may send are refused by name.
        else if (act === 'widen') expect((await as.call(contracts.resumeConsent, { params, body: { uses: 3 } })).status).toBeGreaterThanOrEqual(400);
        else
          await as.post(
            {
              pause: contracts.pauseConsent,
              resume: contracts.resumeConsent,
              revoke: contracts.revokeConsent,
              relinquish: contracts.relinquishConsent,
            }[act],
            { params, body: {} },
          );
        const after = (await w.as(hengze.owner).get(contracts.getConsent, { params }).expect(200)).body as ConsentView;
        const { items, includesPersonal, usesMax, expiresAt, receiver, digest, enterprise, purpose } = consent;
        expect(after).toMatchObject({ items, includesPersonal, usesMax, expiresAt, receiver, digest, enterprise, purpose });
      }
    }),
    { numRuns: 40 },
  );
}, 240_000);
