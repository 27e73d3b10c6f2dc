import type { FieldError } from '../../kernel/errors.js';
import { addDays } from '../../kernel/pure/working-calendar.js';
import {
  aheadDaysMax,
  policyRanges,
  templateCeilings,
  type PolicyDays,
  type PolicyTerms,
  type ProposedTerms,
  type TemplateTerms,
  type TermDifference,
} from './term-changes.contract.js';

const fault = (field: string, rule: string, detail: string): FieldError => ({ pointer: `/body/${field}`, rule, detail });

/** A day that has begun keeps its rules: somebody may have been asked or have granted under them. */
export function dayFaults(from: string, today: string): FieldError[] {
  if (from <= today) return [fault('from', 'past', `最早从明天（${addDays(today, 1)}）起生效`)];
  return from > addDays(today, aheadDaysMax) ? [fault('from', 'too_far', '最晚在一年以内生效')] : [];
}

/** Within the ceilings, and consistent in itself. */
export const termFaults = (terms: ProposedTerms): FieldError[] => (terms.kind === 'template' ? templateFaults(terms) : policyFaults(terms));

function templateFaults(terms: TemplateTerms): FieldError[] {
  const most = templateCeilings[terms.purpose];
  const over = (field: 'monthsMax' | 'validDaysMax' | 'usesMax', unit: string): FieldError[] =>
    terms[field] > most[field] ? [fault(`terms/${field}`, 'too_big', `这个用途最多 ${most[field]} ${unit}`)] : [];
  return [
    ...over('monthsMax', '个月'),
    ...over('validDaysMax', '天'),
    ...over('usesMax', '次'),
    ...(terms.offersPersonal && !most.offersPersonal ? [fault('terms/offersPersonal', 'not_offered', '这个用途不能提供个人信息')] : []),
    ...choiceFaults('validDaysChoices', terms.validDaysChoices, terms.validDaysMax, '天'),
    ...choiceFaults('usesChoices', terms.usesChoices, terms.usesMax, '次'),
  ];
}

function choiceFaults(field: string, choices: readonly number[], most: number, unit: string): FieldError[] {
  const isRising = choices.every((choice, index) => index === 0 || choice > (choices[index - 1] ?? 0));
  if (!isRising) return [fault(`terms/${field}`, 'order', '选项从小到大写，不重复')];
  return choices.at(-1) === most ? [] : [fault(`terms/${field}`, 'last', `最后一个选项就是上限（${most} ${unit}）`)];
}

function policyFaults(terms: PolicyTerms): FieldError[] {
  const outside = Object.entries(policyRanges).flatMap(([name, [least, most]]) => {
    const value = terms[name as PolicyDays];
    return value < least || value > most ? [fault(`terms/${name}`, value < least ? 'too_small' : 'too_big', `要在 ${least} 到 ${most} 天之间`)] : [];
  });
  const isLate = terms.waitingNoticeDays >= terms.requestLapseDays;
  return [...outside, ...(isLate ? [fault('terms/waitingNoticeDays', 'too_big', '提醒要早于请求作废')] : [])];
}

const yesNo = (value: boolean): string => (value ? '可以单独同意' : '不提供');
const textOf = (value: unknown): string =>
  typeof value === 'boolean' ? yesNo(value) : Array.isArray(value) ? value.join('、') : String(value as string | number);

/** What a person has to compare, in the order of the form. */
export function differences(before: ProposedTerms | null, after: ProposedTerms): TermDifference[] {
  if (before?.kind !== after.kind) return [];
  const names = Object.keys(after).filter((name) => name !== 'kind' && name !== 'purpose');
  return names.flatMap((property) => {
    const [from, to] = [before[property as keyof ProposedTerms] as unknown, after[property as keyof ProposedTerms] as unknown];
    return textOf(from) === textOf(to) ? [] : [{ property, from: textOf(from), to: textOf(to), effect: effectOf(property, from, to) }];
  });
}

const bounds: readonly string[] = ['monthsMax', 'validDaysMax', 'usesMax', 'offersPersonal'];

function effectOf(property: string, from: unknown, to: unknown): TermDifference['effect'] {
  if (bounds.includes(property)) return Number(to) > Number(from) ? 'widens' : 'narrows';
  if (property === 'coolDownDays') return Number(to) < Number(from) ? 'widens' : 'narrows';
  return 'plain';
}
