/** Dated bounds and policies of consents as the platform opens with them. A new bound is a new line with a later day; a line is never changed. */
const template = (
  version: string,
  purpose: string,
  [monthsMax, validDaysMax, usesMax]: readonly [number, number, number],
  { offersPersonal = false, boundTo = null as 'application' | 'loan' | null, validDaysChoices = [7, 30], usesChoices = [1, 3] } = {},
) => ({ version, purpose, inForceFrom: '2020-01-01', monthsMax, validDaysMax, usesMax, offersPersonal, boundTo, validDaysChoices, usesChoices });

export const firstConsentTemplates = [
  template('loanRevie.2020-01-01', 'loanReview', [24, 30, 3], { offersPersonal: true, boundTo: 'application', validDaysChoices: [15, 30] }),
  template('loanMonit.2020-01-01', 'loanMonitoring', [12, 365, 12], { boundTo: 'loan', validDaysChoices: [180, 365], usesChoices: [4, 12] }),
  template('selfRepor.2020-01-01', 'selfReport', [36, 30, 3], { offersPersonal: true }),
  template('guarantee.2020-01-01', 'guaranteeReview', [24, 30, 3], { offersPersonal: true, boundTo: 'application', validDaysChoices: [15, 30] }),
  template('policyBen.2020-01-01', 'policyBenefit', [12, 30, 1], { usesChoices: [1] }),
];

export const firstConsentPolicy = {
  inForceFrom: '2020-01-01',
  requestLapseDays: 30,
  coolDownDays: 30,
  cosignDays: 7,
  waitingNoticeDays: 3,
  expiryNoticeDays: 3,
  reviewNoticeDays: 90,
  pullNoticeDays: 30,
  alternativeChannel: '不方便上网时，可以打服务热线 0990-12345，或带营业执照到市信用服务中心窗口撤回，当场生效',
};
