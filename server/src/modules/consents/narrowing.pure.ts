import type { z } from 'zod';
import { InvalidInput, type FieldError } from '../../kernel/errors.js';
import type { narrowing } from './consents.contract.js';
import { yearsOf, type PeriodUnit } from './range.pure.js';
import type { Bounds } from './templates.js';

/** One line as it is offered to the enterprise: what was asked for, cut to what the template lets. */
export interface OfferedItem {
  readonly dataset: string;
  readonly title: string;
  readonly sourceName: string;
  readonly reason: string;
  readonly isRequired: boolean;
  readonly unit: PeriodUnit;
  readonly monthsMax: number | null;
}
export type Narrowing = z.output<typeof narrowing>;
export interface Narrowed {
  readonly items: ReadonlyArray<OfferedItem & { readonly months: number | null }>;
  readonly includesPersonal: boolean;
  readonly validDays: number;
  readonly uses: number;
}

const at = (pointer: string, rule: string, detail: string): FieldError => ({ pointer: `/body/${pointer}`, rule, detail });

/** Lines left out, shortened, less time, fewer uses. Whatever goes beyond request or template is refused, never cut silently (invariant 3). */
export function narrow(offered: readonly OfferedItem[], template: Bounds, wish: Narrowing): Narrowed {
  const errors: FieldError[] = [];
  const chosen = new Map<string, number | null>();
  wish.items.forEach(({ dataset, months }, index) => {
    const item = offered.find((candidate) => candidate.dataset === dataset);
    if (!item) return errors.push(at(`items/${index}/dataset`, 'not_requested', '对方没有要这一项，不能多给'));
    if (chosen.has(dataset)) return errors.push(at(`items/${index}/dataset`, 'repeated', '同一项数据写了两次'));
    const problem = monthsProblem(item, months);
    if (problem) return errors.push(at(`items/${index}/months`, problem.rule, problem.detail));
    return chosen.set(dataset, months);
  });
  for (const item of offered) {
    if (item.isRequired && !wish.items.some(({ dataset }) => dataset === item.dataset))
      errors.push(at('items', 'required', `“${item.title}”是必需的，可以缩短，不能去掉`));
  }
  if (wish.items.length === 0) errors.push(at('items', 'required', '至少给一项数据'));
  if (wish.includesPersonal && !template.offersPersonal) errors.push(at('includesPersonal', 'not_requested', '这个用途不需要个人信息，不能多给'));
  if (wish.validDays > template.validDaysMax) errors.push(at('validDays', 'too_big', `有效期最长 ${template.validDaysMax} 天`));
  if (wish.uses > template.usesMax) errors.push(at('uses', 'too_big', `最多查询 ${template.usesMax} 次`));
  if (errors.length > 0) throw new InvalidInput(errors[0]?.detail ?? '', {}, errors);
  return {
    // In the order in which it was asked for: the same choice always gives the same text.
    items: offered.flatMap((item) => (chosen.has(item.dataset) ? [{ ...item, months: chosen.get(item.dataset) ?? null }] : [])),
    includesPersonal: wish.includesPersonal,
    validDays: wish.validDays,
    uses: wish.uses,
  };
}

function monthsProblem(item: OfferedItem, months: number | null): { rule: string; detail: string } | null {
  if (item.monthsMax === null) return months === null ? null : { rule: 'not_a_range', detail: `“${item.title}”没有时间范围` };
  if (months === null || !Number.isInteger(months) || months < 1) return { rule: 'too_small', detail: `“${item.title}”至少给 1 个月` };
  return months > item.monthsMax ? { rule: 'too_big', detail: `“${item.title}”最长 ${item.monthsMax} 个月` } : null;
}

/** What narrowing means for the application, in a sentence; null when nothing was narrowed. */
export function effectOf(offered: readonly OfferedItem[], template: Bounds, narrowed: Narrowed): string | null {
  const shortened = narrowed.items.filter((item) => isShorter(item)).length;
  const dropped = offered.filter((item) => !narrowed.items.some(({ dataset }) => dataset === item.dataset));
  const less = [
    ...(shortened > 0 ? [`缩短了 ${shortened} 项`] : []),
    ...(dropped.length > 0 ? [`不给 ${dropped.length} 项`] : []),
    ...(narrowed.validDays < template.validDaysMax ? [`有效期设为 ${narrowed.validDays} 天`] : []),
    ...(narrowed.uses < template.usesMax ? [`最多查 ${narrowed.uses} 次`] : []),
  ];
  if (less.length === 0) return null;
  const names = dropped.map(({ title }) => `“${title}”`).join('、');
  return `您${less.join('、')}，银行仍会受理。${names ? `不给${names}，额度可能按较低的一档估算。` : ''}`;
}

const isShorter = ({ unit, months, monthsMax }: Narrowed['items'][number]): boolean =>
  months !== null && monthsMax !== null && (unit === 'year' ? yearsOf(months) < yearsOf(monthsMax) : months < monthsMax);

const choices = { month: [3, 6, 12, 24], year: [12, 24, 36], none: [] } as const;

/** The choices on screen, largest last. */
export const monthsChoices = (unit: PeriodUnit, monthsMax: number | null): number[] =>
  monthsMax === null ? [] : [...choices[unit].filter((months) => months < monthsMax), monthsMax];
