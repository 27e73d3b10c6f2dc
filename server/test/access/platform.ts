import { now } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { Job } from '../../src/kernel/jobs/index.js';
import { loadFile } from '../consented.js';
import { bothEnterprise, bothOperator, everyRole, ids, noInput, signedIn, type Case, type Walk } from './line.js';
import { catalogueWalk } from './catalogue.js';
import { termsWalk } from './terms.js';
import type { Stage } from './stage.js';

/** Right but for its last character. */
function doubtfulCode(stage: Stage): string {
  const code = stage.newCode();
  return `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
}

async function deadJob({ stage }: Case): Promise<string> {
  const id = newId();
  const at = now();
  const state = { state: 'dead', attempts: 8, attemptsMax: 8, runAfter: at, leasedUntil: null, leaseOwner: null, dedupeKey: null } as const;
  await stage.world.app.database.transaction((tx) =>
    tx.insert(Job, { id, kind: 'timer.kernel.sweep', payload: '{}', ...state, lastError: 'Error: test', createdAt: at, finishedAt: at }),
  );
  return id;
}

const ofBank = ({ side }: Case) => ({ organisationId: side.bank.id });
const claimed = async ({ stage }: Case) => ({ claimId: (await stage.claim(await stage.newcomer())).id });

export const platformWalk: Walk = {
  'POST /documents/verifications': { allowed: 'public', free: () => ({ body: { digest: '0'.repeat(64) } }) },
  'GET /platform/certificate': { allowed: 'public', free: noInput },
  'GET /organisations': { allowed: bothOperator, free: noInput },
  'GET /organisations/{organisationId}': { allowed: bothOperator, platform: (one) => ({ params: ofBank(one) }) },
  'POST /organisations': {
    allowed: ['operatorAdmin'],
    free: ({ stage }) => ({ body: { kind: 'bank', name: `江澄第${stage.next()}银行`, shortName: '新银行', region: '990100' } }),
  },
  'POST /organisations/{organisationId}/branches': {
    allowed: ['operatorAdmin'],
    platform: (one) => ({ params: ofBank(one), body: { name: `第${one.stage.next()}支行`, region: '990101' } }),
  },
  'POST /organisations/{organisationId}/invitations': {
    allowed: ['operatorAdmin'],
    platform: (one) => ({ params: ofBank(one), body: { role: 'bankAdmin' } }),
  },
  'GET /organisation': { allowed: everyRole, shows: ({ id }) => [id] },
  'PUT /organisations/{organisationId}/datasets': {
    allowed: ['operatorAdmin'],
    platform: ({ stage }) => ({ params: { organisationId: stage.world.cast.market.id }, body: { codes: ['01.01', '12.04'] } }),
  },
  'GET /indicators': { allowed: signedIn, free: noInput },
  'GET /scorecard': { allowed: signedIn, free: noInput },
  'GET /datasets': { allowed: 'public', free: noInput },
  'GET /datasets/{code}': { allowed: 'public', platform: () => ({ params: { code: '05.02' } }) },
  ...catalogueWalk,
  ...termsWalk,

  'GET /enterprise': { allowed: bothEnterprise, shows: ({ id }) => [id] },
  // Carries no id of a firm: whose row it is follows from who asks.
  'GET /enterprise/records/history': { allowed: bothEnterprise, free: () => ({ query: { dataset: '05.02', period: '2026-10' } }) },
  'GET /enterprise/records': {
    allowed: bothEnterprise,
    // A row has no id: it is told apart by the code of the firm in it.
    shows: ({ items }) =>
      (items as { values: { field: string; value: unknown }[] }[]).flatMap(({ values }) =>
        values.filter(({ field }) => field === 'uscc').map(({ value }) => value),
      ),
    prepare: ({ stage, side }) => stage.keep('records', side, () => loadFile(stage.world.app, side.firm)),
  },
  'POST /claims': { allowed: signedIn, free: ({ stage }) => ({ body: stage.claimBody() }) },
  'GET /claims': {
    allowed: signedIn,
    shows: ids,
    prepare: ({ stage, side, who }) => stage.keep(`claim ${stage.caller(side, who).token}`, side, () => stage.claim(stage.caller(side, who))),
  },
  'GET /claim-reviews': { allowed: ['operatorReviewer'], free: noInput },
  'POST /claim-reviews/{claimId}/approval': {
    allowed: ['operatorReviewer'],
    proof: 'fresh',
    platform: async (one) => ({ params: await claimed(one), body: { reason: '看过营业执照原件' } }),
  },
  'POST /claim-reviews/{claimId}/rejection': {
    allowed: ['operatorReviewer'],
    platform: async (one) => ({ params: await claimed(one), body: { reason: '材料与登记不符' } }),
  },
  'GET /uscc-exceptions': { allowed: ['operatorReviewer'], free: noInput },
  'POST /uscc-exceptions': {
    allowed: ['operatorReviewer'],
    proof: 'fresh',
    free: ({ stage }) => ({ body: { code: doubtfulCode(stage), reason: '执照原件如此' } }),
  },

  'GET /evidence/entries': { allowed: bothOperator, free: noInput },
  'GET /retention-sweeps': { allowed: ['operatorAdmin'], free: noInput },
  'GET /jobs': { allowed: ['operatorAdmin'], free: noInput },
  'POST /jobs/{jobId}/retry': { allowed: ['operatorAdmin'], platform: async (one) => ({ params: { jobId: await deadJob(one) }, body: {} }) },
};
