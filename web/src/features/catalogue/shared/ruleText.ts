import type { DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { t } from '../../../i18n';

type Rule = DatasetView['rules'][number];

/** `实缴税额 不大于（不晚于） 申报税额`. A fixed value stands as it is written; a code with its meaning. */
export function ruleText({ fields }: Pick<DatasetView, 'fields'>, { left, operator, right }: Rule): string {
  const field = fields.find(({ name }) => name === left);
  const titleOf = (name: string): string => fields.find((one) => one.name === name)?.title ?? name;
  const fixed = (value: string): string =>
    value === 'today' ? t('catalogue.shared.today') : (field?.codes?.find(({ code }) => code === value)?.title ?? value);
  return `${titleOf(left)} ${t(`catalogue.operator.${operator}`)} ${typeof right === 'string' ? titleOf(right) : fixed(right.value)}`;
}
