import { describe, expect, it } from 'vitest';
import type { ConsentRequestView } from '@server/modules/consents/consents.contract';
import { asked, narrowingOf } from './useNarrowing';

const item = (dataset: string, isRequired: boolean, monthsMax: number | null) => ({
  dataset,
  title: dataset,
  sourceName: '税务局',
  reason: '看规模',
  isRequired,
  monthsMax,
  monthsChoices: monthsMax ? [6, 12, 24].filter((n) => n <= monthsMax) : [],
});
const request: ConsentRequestView = {
  id: '01K00000000000000000000000',
  state: 'requested',
  enterprise: { id: '01K00000000000000000000001', name: '恒泽', uscc: '91' },
  receiver: { id: '01K00000000000000000000002', name: '银行', branchName: null },
  readers: '客户经理',
  purpose: 'loanReview',
  applicationId: null,
  applicationReference: null,
  loanId: null,
  loanReference: null,
  furtherSigners: [],
  items: [item('05.01', true, null), item('05.02', true, 24), item('06.01', false, 12)],
  personalPart: { title: '姓名', detail: '' },
  validDaysChoices: [15, 30],
  usesChoices: [1, 3],
  requestedAt: '2026-11-12T01:00:00.000Z',
  lapsesAt: '2026-11-26T01:00:00.000Z',
  consentId: null,
  can: ['grant', 'decline'],
};

describe('Narrowing a request', () => {
  it('starts from what was asked, without the personal part', () => {
    expect(narrowingOf(request, asked(request))).toEqual({
      items: [
        { dataset: '05.01', months: null },
        { dataset: '05.02', months: 24 },
        { dataset: '06.01', months: 12 },
      ],
      includesPersonal: false,
      validDays: 30,
      uses: 3,
    });
  });
  it('drops an optional line and never a required one', () => {
    const chosen = asked(request);
    for (const line of Object.values(chosen.lines)) line.isGiven = false;
    expect(narrowingOf(request, chosen).items.map((one) => one.dataset)).toEqual(['05.01', '05.02']);
  });
  it('cannot be widened, whatever was kept in the tab', () => {
    const chosen = asked(request);
    chosen.lines['05.02']!.months = 60;
    expect(narrowingOf(request, chosen).items[1]).toEqual({ dataset: '05.02', months: 24 });
    expect(narrowingOf({ ...request, personalPart: null }, { ...chosen, includesPersonal: true }).includesPersonal).toBe(false);
  });
});
