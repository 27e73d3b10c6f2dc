import { describe, expect, it } from 'vitest';
import { queryOf as accessQuery } from './accessQuery';
import { queryOf as consentQuery } from './consentQuery';

describe('An address as a question to the server', () => {
  it('keeps what is offered and drops what is not', () => {
    expect(consentQuery({ q: '农商', sort: 'expiring', purpose: 'loanMonitoring', state: 'gone', live: 'maybe' })).toEqual({
      q: '农商',
      sort: 'expiring',
      purpose: 'loanMonitoring',
    });
    expect(accessQuery({ outcome: 'perhaps', receiver: 'R', person: 'P', from: '2026-01-01' })).toEqual({
      receiverId: 'R',
      personId: 'P',
      from: '2026-01-01',
    });
    expect(accessQuery({})).toEqual({});
  });
});
