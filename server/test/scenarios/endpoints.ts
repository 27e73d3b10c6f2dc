import type { Contract } from '../../src/kernel/http/contract.js';
import { newId } from '../../src/kernel/ids.js';
import * as consents from '../../src/modules/consents/consents.contract.js';
import { getFirm } from '../../src/modules/consents/firms.contract.js';
import { downloadReceipt, getReceipt } from '../../src/modules/consents/receipts.contract.js';
import { cosignConsent, declineCosignature } from '../../src/modules/consents/signers.contract.js';
import { listProfileRecords, openProfile, readProfile } from '../../src/modules/profiles/profiles.contract.js';

/** What a scenario is about. An id that a state has none of names nothing. */
export interface Subject {
  readonly enterpriseId: string;
  readonly requestId: string;
  readonly consentId: string;
  readonly applicationId: string;
  readonly accessId: string;
  readonly digest: string;
  readonly noticeDigest: string;
  readonly wish: object;
}
interface Sent {
  readonly contract: Contract;
  readonly input: { readonly params?: Record<string, string>; readonly query?: Record<string, string>; readonly body?: object };
  /** Lists: the id that is, or is not, in them. */
  readonly looksFor?: string;
}

const consent =
  (contract: Contract, body?: object) =>
  (one: Subject): Sent => ({
    contract,
    input: { params: { consentId: one.consentId }, ...(body && { body }) },
  });
const request =
  (contract: Contract, body?: object) =>
  (one: Subject): Sent => ({
    contract,
    input: { params: { requestId: one.requestId }, ...(body && { body }) },
  });
const file =
  (contract: Contract, query?: Record<string, string>) =>
  (one: Subject): Sent => ({
    contract,
    input: { params: { enterpriseId: one.enterpriseId, accessId: one.accessId }, ...(query && { query }) },
  });

export const endpoints: Readonly<Record<string, (one: Subject, state: string) => Sent>> = {
  'GET consent': consent(consents.getConsent),
  'GET consents': (one, state) => ({ contract: consents.listConsents, input: { query: { state, limit: '200' } }, looksFor: one.consentId }),
  'GET receipt': consent(getReceipt),
  'GET receipt file': (one) => ({ contract: downloadReceipt, input: { params: { consentId: one.consentId, format: 'json' } } }),
  'GET firm': (one) => ({ contract: getFirm, input: { params: { enterpriseId: one.enterpriseId } } }),
  'POST cosignature': (one) => ({ contract: cosignConsent, input: { params: { consentId: one.consentId }, body: { digest: one.digest } } }),
  'POST cosignature refusal': consent(declineCosignature, {}),
  'POST revocation': consent(consents.revokeConsent, {}),
  'POST pause': consent(consents.pauseConsent, {}),
  'POST resumption': consent(consents.resumeConsent, {}),
  'POST relinquishment': consent(consents.relinquishConsent, {}),
  'POST access by consent': (one) => ({
    contract: openProfile,
    input: { params: { enterpriseId: one.enterpriseId }, body: { consentId: one.consentId } },
  }),
  'POST access by application': (one) => ({
    contract: openProfile,
    input: { params: { enterpriseId: one.enterpriseId }, body: { applicationId: one.applicationId } },
  }),
  'GET file again': file(readProfile),
  'GET records again': file(listProfileRecords, { dataset: '05.02' }),
  'GET request': request(consents.getConsentRequest),
  'GET requests': (one, state) => ({ contract: consents.listConsentRequests, input: { query: { state, limit: '200' } }, looksFor: one.requestId }),
  'POST preview': (one) => ({ contract: consents.previewConsent, input: { params: { requestId: one.requestId }, body: one.wish } }),
  'POST grant': (one) => ({
    contract: consents.grantConsent,
    input: { params: { requestId: one.requestId }, body: { ...one.wish, noticeDigest: one.noticeDigest } },
  }),
  'POST refusal': request(consents.declineConsentRequest, {}),
  'POST withdrawal': request(consents.withdrawConsentRequest, {}),
};

export const nothing = (): string => newId();
