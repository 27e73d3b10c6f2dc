import { addDays, chinaDate } from '@server/kernel/pure/working-calendar';
import type { listConsentTemplates } from '@server/modules/consents/templates.contract';
import {
  policyRanges,
  templateCeilings,
  type PolicyDays,
  type ProposedTerms,
  type TermChangeView,
  type TermSubject,
} from '@server/modules/consents/term-changes.contract';
import { t } from '../../../i18n';
import type { Answer } from '../../../kernel/api';

export const numberFields = ['monthsMax', 'validDaysMax', 'usesMax'] as const;
export const choiceFields = ['validDaysChoices', 'usesChoices'] as const;
export const dayFields = Object.keys(policyRanges) as PolicyDays[];

/** What is typed; numbers stay text until they are sent, so that nothing typed is lost. */
export interface TermDraft {
  from: string;
  note: string;
  offersPersonal: boolean;
  alternativeChannel: string;
  numbers: Record<string, string>;
  /** Numbers with separators between them. */
  choices: Record<string, string>;
}
export type TermField = string;

export const fieldsOf = (subject: TermSubject): string[] => [
  'from',
  ...(subject === 'policy' ? [...dayFields, 'alternativeChannel'] : [...numberFields, 'offersPersonal', ...choiceFields]).map(
    (name) => `terms.${name}`,
  ),
  'note',
];
/** The fields of a form, in the order of the form: as the server names them. */
export const allFields: string[] = [...new Set([...fieldsOf('loanReview'), ...fieldsOf('policy')])];

const isWhole = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text.trim());
const parts = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

/** A new version begins as what is in force; one that is mended as it was proposed. */
export function draftOf(terms: ProposedTerms, from = addDays(chinaDate(new Date()), 1), note = ''): TermDraft {
  const isTemplate = terms.kind === 'template';
  const numbers = isTemplate ? numberFields.map((name) => [name, terms[name]]) : dayFields.map((name) => [name, terms[name]]);
  return {
    from,
    note,
    offersPersonal: isTemplate && terms.offersPersonal,
    alternativeChannel: isTemplate ? '' : terms.alternativeChannel,
    numbers: Object.fromEntries(numbers.map(([name, value]) => [name, String(value)])),
    choices: isTemplate ? Object.fromEntries(choiceFields.map((name) => [name, terms[name].join('、')])) : {},
  };
}

export const draftOfChange = (change: TermChangeView): TermDraft => draftOf(change.terms, change.from, change.note);

type Terms = Answer<typeof listConsentTemplates>;
/** What is in force now about a subject, as terms. */
export function termsInForce({ templates, policies }: Terms, subject: TermSubject): ProposedTerms | null {
  if (subject === 'policy') {
    const policy = policies.find(({ isInForce }) => isInForce);
    if (!policy) return null;
    const { from: _from, isInForce: _isInForce, ...days } = policy;
    return { kind: 'policy', ...days };
  }
  const line = templates.find(({ purpose, isInForce }) => purpose === subject && isInForce);
  if (!line) return null;
  const { monthsMax, validDaysMax, usesMax, offersPersonal, validDaysChoices, usesChoices } = line;
  return { kind: 'template', purpose: subject, monthsMax, validDaysMax, usesMax, offersPersonal, validDaysChoices, usesChoices };
}

/** What cannot be read. Whether it fits is the server's to say, at the same fields. */
export function termProblems(subject: TermSubject, draft: TermDraft): Record<string, string> {
  const say = (key: string): string => t(`consents.operations.form.${key}`);
  const found: Record<string, string> = {};
  if (!draft.from) found['from'] = say('fromEmpty');
  if (!draft.note.trim()) found['note'] = say('noteEmpty');
  for (const name of subject === 'policy' ? dayFields : numberFields)
    if (!isWhole(draft.numbers[name] ?? '')) found[`terms.${name}`] = say('numberProblem');
  if (subject === 'policy') {
    if (!draft.alternativeChannel.trim()) found['terms.alternativeChannel'] = say('channelEmpty');
  } else {
    for (const name of choiceFields) {
      const all = parts(draft.choices[name] ?? '');
      if (all.length === 0 || all.length > 4 || !all.every(isWhole)) found[`terms.${name}`] = say('choicesProblem');
    }
  }
  return found;
}

/** Call only when `termProblems` found nothing. */
export function termsOf(subject: TermSubject, draft: TermDraft): ProposedTerms {
  const number = (name: string): number => Number(draft.numbers[name]);
  const choices = (name: string): number[] => parts(draft.choices[name] ?? '').map(Number);
  if (subject === 'policy') {
    const days = Object.fromEntries(dayFields.map((name) => [name, number(name)])) as Record<PolicyDays, number>;
    return { kind: 'policy', ...days, alternativeChannel: draft.alternativeChannel.trim() };
  }
  return {
    kind: 'template',
    purpose: subject,
    monthsMax: number('monthsMax'),
    validDaysMax: number('validDaysMax'),
    usesMax: number('usesMax'),
    offersPersonal: draft.offersPersonal,
    validDaysChoices: choices('validDaysChoices'),
    usesChoices: choices('usesChoices'),
  };
}

/** The most (or from–to) of a field, as a hint. */
export function limitOf(subject: TermSubject, name: string): string {
  const say = (key: string, values: Record<string, unknown>): string => t(`consents.operations.form.${key}`, values);
  if (subject === 'policy') {
    const [least, most] = policyRanges[name as PolicyDays];
    return say('range', { least, most });
  }
  return say('most', { n: templateCeilings[subject][name as (typeof numberFields)[number]] });
}
