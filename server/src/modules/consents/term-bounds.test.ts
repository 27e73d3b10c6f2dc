import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askForConsent } from '../../../test/consented.js';
import { dayMs, taxItem, termActs } from '../../../test/terms.js';
import { world } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import * as consents from './consents.contract.js';
import type { ConsentView } from './consents.contract.js';
import type { TermChangeView } from './term-changes.contract.js';
import { templateAt } from './templates.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();
const { dayAhead, proposing, publishing, at } = termActs(w);

// Invariant 3 while the rules themselves change: proposals, days that pass, and grants in any order.
it('no grant exceeds the template in force on its day, nor the one it was asked under', async () => {
  const { hengze } = w.cast;
  const step = fc.record({
    change: fc.option(
      fc.record({
        monthsMax: fc.integer({ min: 1, max: 36 }),
        validDaysMax: fc.integer({ min: 1, max: 90 }),
        usesMax: fc.integer({ min: 1, max: 10 }),
        offersPersonal: fc.boolean(),
        inDays: fc.integer({ min: 1, max: 2 }),
      }),
    ),
    days: fc.integer({ min: 0, max: 2 }),
    months: fc.integer({ min: 1, max: 36 }),
    // In percent of what bounds it: most are within, some just beyond.
    wish: fc.record({
      months: fc.integer({ min: 1, max: 110 }),
      validDays: fc.integer({ min: 1, max: 110 }),
      uses: fc.integer({ min: 1, max: 110 }),
      includesPersonal: fc.boolean(),
    }),
  });
  const seen = { granted: 0, refused: 0 };
  const open: { requestId: string; asked: number; day: string }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 6 }), async (steps) => {
      for (const { change, days, months, wish } of steps) {
        if (change) {
          const { inDays, ...bounds } = change;
          const choices = { validDaysChoices: [bounds.validDaysMax], usesChoices: [bounds.usesMax] };
          const answer = await proposing({ kind: 'template', purpose: 'loanReview', ...bounds, ...choices }, dayAhead(inDays));
          if (answer.status === 201) await publishing(answer.body as TermChangeView).expect(201);
        }
        const manager = w.app.database.read();
        const asking = await templateAt(manager, 'loanReview', chinaDate(now()));
        const asked = Math.min(months, asking.monthsMax);
        const { requestId } = await askForConsent(w, hengze, { items: taxItem(asked) });
        open.push({ requestId, asked, day: chinaDate(now()) });
        if (days > 0) await at(new Date(now().getTime() + days * dayMs).toISOString());
        const one = open.splice(Math.floor(open.length / 2), 1)[0]!;
        const line = await templateAt(manager, 'loanReview', chinaDate(now()));
        const then = await templateAt(manager, 'loanReview', one.day);
        const least = (...bounds: number[]): number => Math.min(...bounds);
        const part = (percent: number, most: number): number => Math.max(1, Math.ceil((most * percent) / 100));
        const granted = part(wish.months, least(one.asked, line.monthsMax, then.monthsMax));
        const sent = {
          items: [{ dataset: '05.02', months: granted }],
          validDays: part(wish.validDays, least(line.validDaysMax, then.validDaysMax)),
          uses: part(wish.uses, least(line.usesMax, then.usesMax)),
          includesPersonal: wish.includesPersonal,
        };
        const preview = await w.as(hengze.owner).post(consents.previewConsent, { params: { requestId: one.requestId }, body: sent });
        const noticeDigest = preview.status === 200 ? (preview.body as { digest: string }).digest : '0'.repeat(64);
        const answer = await w
          .as(hengze.owner)
          .post(consents.grantConsent, { params: { requestId: one.requestId }, body: { ...sent, noticeDigest } });
        const fits =
          granted <= least(one.asked, line.monthsMax, then.monthsMax) &&
          sent.validDays <= least(line.validDaysMax, then.validDaysMax) &&
          sent.uses <= least(line.usesMax, then.usesMax) &&
          (!sent.includesPersonal || (line.offersPersonal && then.offersPersonal));
        expect([answer.status, fits]).toEqual([fits ? 201 : expect.any(Number), answer.status === 201]);
        if (answer.status !== 201) {
          seen.refused += 1;
          continue;
        }
        seen.granted += 1;
        const consent = answer.body as ConsentView;
        expect(consent.usesMax).toBeLessThanOrEqual(line.usesMax);
        expect(Date.parse(consent.expiresAt) - Date.parse(consent.grantedAt)).toBeLessThanOrEqual(line.validDaysMax * dayMs);
        expect(consent.items[0]?.months).toBeLessThanOrEqual(line.monthsMax);
      }
    }),
    { numRuns: 12, seed: 20261112, endOnFailure: true },
  );
  expect(Math.min(seen.granted, seen.refused)).toBeGreaterThan(3);
}, 240_000);
