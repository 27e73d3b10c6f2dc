import * as declarations from '../../src/modules/declarations/declarations.contract.js';
import type { DeclarationForm, DeclarationView } from '../../src/modules/declarations/declarations.contract.js';
import { bothEnterprise, ids, noInput, type Case, type Walk } from './line.js';

const cells = (month: string) => ({
  ...{ month, revenue: '100', netProfit: '10', totalAssets: '500', totalLiabilities: '200', employees: '12' },
});

/** Each declares a month of its own. */
let months = 0;
const newMonth = (): string => {
  months += 1;
  return `${2005 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

const drafted = async ({ stage, side }: Case): Promise<DeclarationView> => {
  const body = { dataset: '18.01', cells: cells(newMonth()) };
  return (await stage.world.as(side.firm.owner).post(declarations.startDeclaration, { body }).expect(201)).body as DeclarationView;
};
const signature = async ({ stage, side }: Case, revision: number) => {
  const forms = (await stage.world.as(side.firm.owner).get(declarations.listDeclarationForms, { query: {} }).expect(200)).body
    .items as DeclarationForm[];
  const { version, digest } = forms[0]!.commitment;
  return { revision, commitmentVersion: version, commitmentDigest: digest, agreed: true as const };
};
const accepted = async (one: Case): Promise<DeclarationView> => {
  const { id, revision } = await drafted(one);
  const input = { params: { declarationId: id }, body: await signature(one, revision) };
  return (await one.stage.world.as(one.side.firm.owner).post(declarations.submitDeclaration, input).expect(201)).body as DeclarationView;
};
const kept = async (one: Case) => ({ declarationId: (await one.stage.keep('declaration', one.side, () => drafted(one))).id });
const fresh = async (one: Case) => ({ declarationId: (await one.stage.fresh('declaration', one.side, () => drafted(one))).id });

export const declarationsWalk: Walk = {
  'GET /declaration-forms': { allowed: bothEnterprise, free: noInput },
  'GET /declarations': { allowed: bothEnterprise, shows: ids, prepare: kept },
  'GET /declarations/{declarationId}': { allowed: bothEnterprise, record: async (one) => ({ params: await kept(one) }) },
  'POST /declarations': { allowed: bothEnterprise, free: () => ({ body: { dataset: '18.01', cells: {} } }) },
  'PUT /declarations/{declarationId}': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await fresh(one), body: { cells: {}, revision: 0 } }),
  },
  'POST /declarations/{declarationId}/checks': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await fresh(one), body: {} }),
  },
  'POST /declarations/{declarationId}/submission': {
    allowed: bothEnterprise,
    proof: 'fresh',
    record: async (one) => ({ params: await fresh(one), body: await signature(one, 0) }),
  },
  'POST /declarations/{declarationId}/discarding': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await fresh(one), body: {} }),
  },
  'POST /declarations/{declarationId}/withdrawal': {
    allowed: bothEnterprise,
    record: async (one) => ({
      params: { declarationId: (await one.stage.fresh('accepted declaration', one.side, () => accepted(one))).id },
      body: { reason: '数字有误' },
    }),
  },
};
