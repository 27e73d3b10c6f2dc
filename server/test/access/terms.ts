import * as terms from '../../src/modules/consents/term-changes.contract.js';
import type { TermChangeView } from '../../src/modules/consents/term-changes.contract.js';
import { now } from '../../src/kernel/clock.js';
import { addDays, chinaDate } from '../../src/kernel/pure/working-calendar.js';
import { bothOperator, noInput, type Case, type Walk } from './line.js';

const proposal = (note: string) => ({
  from: addDays(chinaDate(now()), 30),
  note,
  terms: {
    kind: 'template' as const,
    purpose: 'policyBenefit' as const,
    monthsMax: 12,
    validDaysMax: 20,
    usesMax: 1,
    offersPersonal: false,
    validDaysChoices: [20],
    usesChoices: [1],
  },
});

/** One proposal of a kind is open at a time, and a day has one line: what an earlier line of the walk left is taken back. */
async function clear({ stage }: Case): Promise<void> {
  const { as, cast } = stage.world;
  const { items } = (
    await as(cast.operator.admin)
      .get(terms.listTermChanges, { query: { limit: 200 } })
      .expect(200)
  ).body as {
    items: TermChangeView[];
  };
  for (const { id, etag, can } of items)
    if (can.includes('withdraw'))
      await as(cast.operator.admin)
        .post(terms.withdrawTerms, { params: { changeId: id }, body: { etag } })
        .expect(201);
}
async function proposed(one: Case): Promise<TermChangeView> {
  await clear(one);
  const { as, cast } = one.stage.world;
  const body = proposal(`第 ${one.stage.next()} 次`);
  return (await as(cast.operator.admin).post(terms.proposeTerms, { body }).expect(201)).body as TermChangeView;
}
const moved = (extra: object) => async (one: Case) => {
  const { id, etag } = await proposed(one);
  return { params: { changeId: id }, body: { etag, ...extra } };
};

export const termsWalk: Walk = {
  'GET /consent-term-changes': { allowed: bothOperator, free: noInput },
  'GET /consent-term-changes/{changeId}': { allowed: bothOperator, platform: async (one) => ({ params: { changeId: (await proposed(one)).id } }) },
  'POST /consent-term-changes': {
    allowed: ['operatorAdmin'],
    free: async (one) => {
      await clear(one);
      return { body: proposal('新增一版') };
    },
  },
  'PUT /consent-term-changes/{changeId}': { allowed: ['operatorAdmin'], platform: moved(proposal('改一改')) },
  'POST /consent-term-changes/{changeId}/publication': { allowed: ['operatorReviewer'], proof: 'fresh', platform: moved({}) },
  'POST /consent-term-changes/{changeId}/return': { allowed: ['operatorReviewer'], platform: moved({ reason: '请写明依据' }) },
  'POST /consent-term-changes/{changeId}/withdrawal': { allowed: ['operatorAdmin'], platform: moved({}) },
};
