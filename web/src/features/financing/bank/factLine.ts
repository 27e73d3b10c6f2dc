import { monthsText } from '@server/kernel/pure/format';
import { industryName } from '@server/kernel/pure/industry';
import { regionName } from '@server/kernel/pure/region';
import { chinaDate, monthsBetween } from '@server/kernel/pure/working-calendar';
import type { ApplicationView } from '@server/modules/financing/financing.contract';
import { t } from '../../../i18n';

type Enterprise = ApplicationView['enterprise'];

export const sizeWord = ({ sizeClass }: Enterprise): string => t(`financing.bank.sizeClass.${sizeClass}`);
export const industryWord = ({ industry }: Enterprise): string | null => (industry ? industryName(industry) : null);

/** What identifies a firm beside its code: size, industry, place, age. What is not known is left out, not guessed. */
export function enterpriseFacts(enterprise: Enterprise, now: Date): string[] {
  const age = enterprise.establishedOn ? monthsBetween(enterprise.establishedOn, chinaDate(now)) : null;
  return [
    sizeWord(enterprise),
    industryWord(enterprise),
    enterprise.region ? regionName(enterprise.region) : null,
    age !== null && age >= 0 ? t('financing.bank.page.age', { age: monthsText(age) }) : null,
  ].filter((fact): fact is string => fact !== null);
}
