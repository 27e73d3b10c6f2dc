import type { ConsentPurpose } from './consents.contract.js';

/** What bounds every consent of a purpose. A consent can be less, never more (invariant 3). */
export interface ConsentTemplate {
  readonly version: string;
  readonly purpose: ConsentPurpose;
  /** First day in China on which it holds. */
  readonly from: string;
  readonly monthsMax: number;
  readonly validDaysMax: number;
  readonly usesMax: number;
  /** Whether the separate personal part may be offered at all. */
  readonly offersPersonal: boolean;
  /** Usable only beside something that is alive: the application it is for, or the loan. */
  readonly boundTo: 'application' | 'loan' | null;
  readonly validDaysChoices: readonly number[];
  readonly usesChoices: readonly number[];
}

/** Dated reference data: a new bound is a new line with a later day; requests keep the line they were made under. */
export const templates: readonly ConsentTemplate[] = [
  line('loanReview', {
    monthsMax: 24,
    validDaysMax: 30,
    usesMax: 3,
    offersPersonal: true,
    boundTo: 'application',
    validDaysChoices: [15, 30],
    usesChoices: [1, 3],
  }),
  line('loanMonitoring', {
    monthsMax: 12,
    validDaysMax: 365,
    usesMax: 12,
    offersPersonal: false,
    boundTo: 'loan',
    validDaysChoices: [180, 365],
    usesChoices: [4, 12],
  }),
  line('selfReport', {
    monthsMax: 36,
    validDaysMax: 30,
    usesMax: 3,
    offersPersonal: true,
    boundTo: null,
    validDaysChoices: [7, 30],
    usesChoices: [1, 3],
  }),
  line('guaranteeReview', {
    monthsMax: 24,
    validDaysMax: 30,
    usesMax: 3,
    offersPersonal: true,
    boundTo: 'application',
    validDaysChoices: [15, 30],
    usesChoices: [1, 3],
  }),
  line('policyBenefit', {
    monthsMax: 12,
    validDaysMax: 30,
    usesMax: 1,
    offersPersonal: false,
    boundTo: null,
    validDaysChoices: [7, 30],
    usesChoices: [1],
  }),
];

/** The line in force on a day. */
export function templateAt(purpose: ConsentPurpose, day: string): ConsentTemplate {
  const inForce = templates.filter((template) => template.purpose === purpose && template.from <= day);
  const newest = inForce.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!newest) throw new Error(`No template for ${purpose} on ${day}`);
  return newest;
}

export function templateOf(version: string): ConsentTemplate {
  const found = templates.find((template) => template.version === version);
  if (!found) throw new Error(`No template ${version}`);
  return found;
}

function line(purpose: ConsentPurpose, bounds: Omit<ConsentTemplate, 'version' | 'purpose' | 'from'>, from = '2020-01-01'): ConsentTemplate {
  return { version: `${purpose.slice(0, 9)}.${from}`, purpose, from, ...bounds };
}
