import { monthsBack } from '../kernel/pure/working-calendar.js';

/** `2026-09` − `2026-07` = 2. */
export const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** `from` and `to` included. */
export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthsBack(month, -1)) months.push(month);
  return months;
}

/** The month after, as files of a month are settled in it. */
export const nextMonth = (month: string): string => monthsBack(month, -1);

export const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-09` → `202609` */
export const compact = (text: string): string => text.replaceAll('-', '');
