import { describe, expect, it } from 'vitest';
import type { OfferView } from '@server/modules/financing/financing.contract';
import { differing, inOrder, offerLines, paradoxOf } from './offerLines';

const offer = (changes: Partial<OfferView>): OfferView => ({
  id: '01K00000000000000000000001',
  applicationId: '01K00000000000000000000002',
  state: 'made',
  bank: { id: '01K00000000000000000000003', name: '江澄农村商业银行', shortName: '江澄农商行' },
  productName: '澄税贷',
  amount: '1000000.00',
  interest: '38500.00',
  serviceFees: '0.00',
  guaranteeFees: '0.00',
  otherFees: '0.00',
  netDisbursed: '1000000.00',
  totalPayable: '1038500.00',
  apr: '3.85',
  rate: '3.85',
  termMonths: 12,
  method: 'interestMonthly',
  instalments: [
    { from: 1, to: 11, amount: '3208.33' },
    { from: 12, to: 12, amount: '1003208.37' },
  ],
  penaltyRate: '5.775',
  prepayment: '无',
  coolingOffDays: 3,
  collection: '不外包',
  complaintPhone: '0990-96518',
  madeAt: '2026-11-20T01:00:00.000Z',
  madeBy: '陈志航',
  validUntil: '2026-11-30T09:00:00.000Z',
  clock: {
    kind: 'offerValidity',
    state: 'ok',
    startedAt: '2026-11-20T01:00:00.000Z',
    deadline: '2026-11-30T09:00:00.000Z',
    metAt: null,
    used: 0.2,
    promise: '方案有效期',
  },
  can: ['accept', 'decline'],
  ...changes,
});
const cheap = offer({});
const instalments = offer({
  id: '01K00000000000000000000009',
  apr: '4.77',
  interest: '19880.91',
  serviceFees: '6000.00',
  method: 'equalInstalment',
  instalments: [{ from: 1, to: 12, amount: '84990.08' }],
});

describe('Offers side by side', () => {
  it('have fifteen numbered lines', () => {
    const lines = offerLines([cheap, instalments]);
    expect(lines.map((line) => line.number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(lines[10]?.values).toEqual([['前 11 期每期 3,208.33 元', '第 12 期 1,003,208.37 元'], ['12 期，每期 84,990.08 元']]);
    expect(lines[2]?.values).toEqual([['无'], ['6,000.00 元']]);
    expect(lines[2]?.isCharge).toEqual([false, true]);
  });
  it('keep the differing lines, and the annual cost whatever it is', () => {
    expect(differing(offerLines([cheap, instalments])).map((line) => line.key)).toEqual(['interest', 'serviceFees', 'apr', 'method', 'instalments']);
    expect(differing(offerLines([cheap, cheap])).map((line) => line.key)).toEqual(['apr']);
  });
  it('come cheapest first, answered ones last', () => {
    const declined = offer({ id: '01K0000000000000000000000A', apr: '3.00', state: 'declined' });
    expect(inOrder([declined, instalments, cheap]).map((one) => one.apr)).toEqual(['3.85', '4.77', '3.00']);
  });
  it('explain less interest at a higher annual cost only where that is so', () => {
    expect(paradoxOf([cheap, instalments])?.apr).toBe('4.77');
    expect(paradoxOf([cheap])).toBeNull();
    expect(paradoxOf([cheap, { ...instalments, interest: '50000.00' }])).toBeNull();
  });
});
