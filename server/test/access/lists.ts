import * as lists from '../../src/modules/lists/lists.contract.js';
import type { ListCheckView } from '../../src/modules/lists/lists.contract.js';
import { allOfBank, bothEnterprise, bothOperator, bothRegulator, bothSource, everyRole, ids, noInput, type Case, type Walk } from './line.js';

const ofOrganisations = [...bothOperator, ...bothSource, ...allOfBank, ...bothRegulator] as const;
const isOfFirm = (who: string): boolean => bothEnterprise.some((role) => role === who);
const question = ({ side }: Case) => ({ uscc: side.firm.uscc, purpose: 'preLoan' as const });

/** Made by the caller's own party on that side: a check is seen by the party that made it. */
const checked = (one: Case): Promise<ListCheckView> =>
  one.stage.keep(`list check ${one.stage.caller(one.side, one.who).token}`, one.side, async () => {
    const calls = one.stage.world.as(one.stage.caller(one.side, one.who));
    const answer = isOfFirm(one.who)
      ? await calls.post(lists.checkOne, { body: question(one) }).expect(201)
      : await calls.upload(lists.checkFile, { query: { fileName: '名单.csv', purpose: 'preLoan' } }, one.side.firm.uscc).expect(202);
    return answer.body as ListCheckView;
  });
const named = async (one: Case) => ({ checkId: (await checked(one)).id });

export const listsWalk: Walk = {
  'GET /lists': { allowed: everyRole, free: noInput },
  'POST /list-checks': { allowed: everyRole, free: (one) => ({ body: question(one) }) },
  'POST /list-checks/files': {
    allowed: ofOrganisations,
    free: ({ side }) => ({ query: { fileName: '名单.csv', purpose: 'preLoan' }, upload: side.firm.uscc }),
  },
  'GET /list-checks': { allowed: everyRole, shows: ids, prepare: checked },
  'GET /list-checks/{checkId}': { allowed: everyRole, record: async (one) => ({ params: await named(one) }) },
  'GET /list-checks/{checkId}/rows': { allowed: everyRole, record: async (one) => ({ params: await named(one) }) },
  'GET /list-checks/{checkId}/results/{format}': {
    allowed: everyRole,
    record: async (one) => ({ params: { ...(await named(one)), format: 'csv' } }),
  },
};
