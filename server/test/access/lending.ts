import { nextReference } from '../scenes.js';
import { bothRegulator, deciders, enterpriseAndBank, ids, type Case, type Walk } from './line.js';

const drawn = ({ stage, side }: Case) => stage.keep('loan', side, () => stage.scenes.drawnLoan(side.firm, side.bank));
const inRegion = ({ side }: Case) => ({ query: { region: side.region } });

export const lendingWalk: Walk = {
  'POST /lending-events': {
    allowed: ['customerManager'],
    record: async ({ stage, side }) => {
      const { applicationId } = await stage.fresh('accepted offer', side, () => stage.scenes.acceptedOffer(side.firm, side.bank));
      const { today } = stage.scenes;
      return {
        body: { kind: 'contracted', reference: nextReference(), applicationId, contractNumber: nextReference(), on: today(), amount: '1000000' },
      };
    },
  },
  'GET /lending-events': { allowed: ['customerManager'], shows: ids, prepare: drawn },
  'GET /loans': { allowed: enterpriseAndBank, shows: ids, prepare: drawn },
  'GET /loans/{loanId}': { allowed: enterpriseAndBank, record: async (one) => ({ params: { loanId: (await drawn(one)).loanId } }) },
  'GET /monitoring': {
    allowed: deciders,
    shows: ({ items }) => items.map(({ loan }) => (loan as { id: string }).id),
    prepare: drawn,
  },
  'POST /loans/{loanId}/monitoring-requests': {
    allowed: ['customerManager'],
    record: async ({ stage, side }) => {
      const { loanId } = await stage.fresh('loan to watch', side, () => stage.scenes.drawnLoan(side.firm, side.bank));
      return { params: { loanId }, body: { items: [{ dataset: '05.02', months: 12, isRequired: true, reason: '看经营是否正常' }] } };
    },
  },
  'GET /credit-lines': { allowed: enterpriseAndBank, shows: ids, prepare: drawn },
  'GET /credit-lines/{creditLineId}': {
    allowed: enterpriseAndBank,
    record: async (one) => ({ params: { creditLineId: (await drawn(one)).creditLineId } }),
  },

  // A district is what a supervisor's record is: one's own, or outside one's region.
  'GET /statistics/loans': { allowed: bothRegulator, record: inRegion },
  'GET /statistics/loans.xlsx': { allowed: bothRegulator, record: inRegion },
  'GET /statistics/overview': { allowed: bothRegulator, record: inRegion },
  'GET /statistics/dimensions': { allowed: bothRegulator, shows: ({ regions }) => (regions as { code: string }[]).map(({ code }) => code) },
};
