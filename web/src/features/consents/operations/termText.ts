import type { ProposedTerms, TermSubject } from '@server/modules/consents/term-changes.contract';
import { t } from '../../../i18n';

export const subjectText = (subject: TermSubject): string =>
  subject === 'policy' ? t('consents.operations.policies') : t(`consents.enterprise.purpose.${subject}`);

/** `loanReview.2` is 第 2 版; what the platform opened with carries its day instead of a number. The code itself stands in receipts, for programs. */
export const versionText = (version: string): string => t('consents.operations.versionOf', { n: /\.(\d+)$/.exec(version)?.[1] ?? 1 });

/** What a number of this field counts; empty where it is no number. */
export function unitOf(property: string): string {
  if (property === 'offersPersonal' || property === 'alternativeChannel') return '';
  const unit = property === 'monthsMax' ? 'months' : property.startsWith('uses') ? 'uses' : 'days';
  return t(`consents.operations.form.unit.${unit}`);
}
export const withUnit = (property: string, value: string): string => [value, unitOf(property)].filter(Boolean).join(' ');

/** Terms as labels and values, in the order of the form. */
export function termLines({ kind, ...terms }: ProposedTerms): Array<{ key: string; label: string; value: string }> {
  const say = (key: string): string => t(`consents.operations.${key}`);
  const textOf = (value: unknown): string =>
    typeof value === 'boolean' ? say(value ? 'offered' : 'notOffered') : Array.isArray(value) ? value.join('、') : String(value as string | number);
  return Object.entries(terms)
    .filter(([key]) => kind === 'policy' || key !== 'purpose')
    .map(([key, value]) => ({ key, label: say(`field.${key}`), value: withUnit(key, textOf(value)) }));
}
