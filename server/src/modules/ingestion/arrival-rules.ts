import { addDays, daysBetween, isWorkingDay } from '../../kernel/pure/working-calendar.js';

/** `days`: calendar days. `workingDays`: by the statutory calendar with its make-up days. */
export type ArrivalUnit = 'days' | 'workingDays';

/** By when a decision has to be with us, counted from the day on which it was made. Dated: an older decision is held against the rule of its day. */
export interface ArrivalRule {
  readonly dataset: string;
  /** The field with the day of the decision, and the one that names the document. */
  readonly decidedField: string;
  readonly documentField: string;
  /** After the day of the decision; the day itself is day 0. */
  readonly within: number;
  readonly unit: ArrivalUnit;
  readonly from: string;
  readonly source: string;
}

const source = '榕发改信用〔2022〕22号：行政许可、行政处罚信息（双公示）自作出决定之日起 7 日内报送';
const publicity = { decidedField: 'decidedOn', documentField: 'documentNumber', within: 7, unit: 'days', from: '2022-01-01', source } as const;

/** A city that counts otherwise adds a line with its day and its source; nothing else knows a number or a unit (docs/decisions/0010). */
export const arrivalRules: readonly ArrivalRule[] = [
  { dataset: '12.01', ...publicity },
  { dataset: '12.02', ...publicity },
];

/** Of two lines that hold on a day the later one counts, in whatever order they stand. */
export function arrivalRuleOf(dataset: string, decidedOn: string, rules: readonly ArrivalRule[] = arrivalRules): ArrivalRule | undefined {
  const holding = rules.filter((rule) => rule.dataset === dataset && rule.from <= decidedOn);
  return holding.reduce<ArrivalRule | undefined>((last, rule) => (last && last.from > rule.from ? last : rule), undefined);
}

/** The last day on which it is still in time. */
export function lastDayOf({ within, unit }: Pick<ArrivalRule, 'within' | 'unit'>, decidedOn: string): string {
  if (unit === 'days') return addDays(decidedOn, within);
  let day = decidedOn;
  for (let left = within; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Calendar days after the last day; 0 in time. */
export const daysBeyond = (rule: Pick<ArrivalRule, 'within' | 'unit'>, decidedOn: string, receivedOn: string): number =>
  Math.max(0, daysBetween(lastDayOf(rule, decidedOn), receivedOn));
