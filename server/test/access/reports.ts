import { getReportFile, makeOwnReport, makeReport, type ReportView } from '../../src/modules/reports/reports.contract.js';
import { loadFile } from '../consented.js';
import { opened } from './consents.js';
import { bothEnterprise, deciders, ids, noInput, type Case, type Walk } from './line.js';

const readers = [...bothEnterprise, 'bankAdmin', ...deciders] as const;

/** Of the bank, by whoever opened the access; others of the bank see that it was made. */
const made = (one: Case): Promise<{ enterpriseId: string; accessId: string; reportId: string }> => {
  const who = deciders.find((role) => role === one.who) ?? 'approver';
  return one.stage.keep(`report ${who}`, one.side, async () => {
    const params = await opened({ ...one, who });
    const answer = await one.stage.world.as(one.side.people[who]).post(makeReport, { params, body: {} }).expect(201);
    return { ...params, reportId: (answer.body as ReportView).id };
  });
};
const own = ({ stage, side }: Case): Promise<{ reportId: string }> =>
  stage.keep('own report', side, async () => {
    await stage.keep('records', side, () => loadFile(stage.world.app, side.firm));
    const answer = await stage.world.as(side.firm.owner).post(makeOwnReport, { body: {} }).expect(201);
    return { reportId: (answer.body as ReportView).id };
  });

export const reportsWalk: Walk = {
  'POST /profiles/{enterpriseId}/accesses/{accessId}/reports': {
    allowed: deciders,
    record: async (one) => ({ params: await opened(one), body: {} }),
  },
  [`GET ${getReportFile.path}`]: { allowed: deciders, record: async (one) => ({ params: await made(one) }) },
  'POST /enterprise/reports': { allowed: bothEnterprise, free: () => ({ body: {} }) },
  'GET /enterprise/reports/{reportId}/file': { allowed: bothEnterprise, record: async (one) => ({ params: await own(one) }) },
  'GET /reports': { allowed: readers, shows: ids, prepare: made },
  'GET /reports/{reportId}': { allowed: readers, record: async (one) => ({ params: { reportId: (await made(one)).reportId } }) },
  'GET /enterprise/export': { allowed: bothEnterprise, free: noInput },
};
