import { changeText, countText, dateText, monthsText, share, wan } from '@server/kernel/pure/format';
import type { IndicatorView } from '@server/modules/profiles/profiles.contract';
import { t } from '../../../i18n';

/** A value as people read it; null where the records do not tell. */
export function indicatorText(
  { type, value, valueText, title }: Pick<IndicatorView, 'type' | 'value' | 'valueText' | 'title'>,
  now: Date,
): string | null {
  if (value === null) return null;
  if (valueText !== null) return valueText;
  switch (type) {
    case 'money':
      return wan(value);
    case 'ratio':
      return ratioText(value, title);
    case 'integer':
      return countText(value);
    case 'months':
      return monthsText(Number(value));
    case 'date':
      return dateText(value, 'guide', now);
    case 'flag':
      return t(value === 'true' ? 'profiles.enterprise.yes' : 'profiles.enterprise.no');
    default:
      return value;
  }
}

/** The title says what kind of ratio it is: against last year, how many times, or a share of a whole. */
function ratioText(value: string, title: string): string {
  if (title.includes('同比')) return changeText(value);
  return title.includes('÷') ? t('profiles.enterprise.times', { n: Math.round(Number(value) * 10) / 10 }) : share(value);
}
