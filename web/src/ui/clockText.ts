import { chinaDate, daysBetween, workingDaysBetween } from '@server/kernel/pure/working-calendar';
import { t } from '../i18n';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Days of the calendar until something ends: 365 all through the day on which 365 are given, 0 on the last one. */
export const daysLeft = (until: string, now: Date): number => Math.max(0, daysBetween(chinaDate(now), chinaDate(new Date(until))));

/** What is left, in the unit that matters: days while there is more than one, hours on the last day, what is over once it is broken. */
export function leftOf(deadline: string, now: Date, unit: 'days' | 'workingDays'): string {
  const due = new Date(deadline);
  const left = due.getTime() - now.getTime();
  const size = Math.abs(left);
  if (left < 0) {
    if (size >= dayMs) return t('ui.clock.overDays', { n: Math.floor(size / dayMs) });
    return size >= hourMs
      ? t('ui.clock.overHours', { n: Math.floor(size / hourMs) })
      : t('ui.clock.overMinutes', { n: Math.max(1, Math.floor(size / minuteMs)) });
  }
  if (size >= dayMs && chinaDate(due) !== chinaDate(now)) {
    const workingDays = unit === 'workingDays' ? Math.floor(workingDaysBetween(now, due)) : 0;
    return workingDays > 0 ? t('ui.clock.workingDays', { n: workingDays }) : t('ui.clock.days', { n: Math.floor(size / dayMs) });
  }
  return size >= hourMs
    ? t('ui.clock.hours', { n: Math.floor(size / hourMs) })
    : t('ui.clock.minutes', { n: Math.max(1, Math.ceil(size / minuteMs)) });
}
