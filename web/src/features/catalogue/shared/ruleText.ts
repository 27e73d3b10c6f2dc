import type { DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { t, te } from '../../../i18n';

type Rule = DatasetView['rules'][number];
type FieldType = DatasetView['fields'][number]['type'];

const days: readonly (FieldType | undefined)[] = ['date', 'month', 'year'];
function operatorWord(type: FieldType | undefined, operator: Rule['operator']): string {
  const key = `catalogue.${days.includes(type) ? 'operatorOfDays' : 'operatorOfFigures'}.${operator}`;
  return te(key) ? t(key) : ` ${t(`catalogue.operator.${operator}`)} `;
}

/** `实缴税额不大于申报税额`, of days `不晚于`. A fixed value stands as it is written; a code with its meaning. */
export function ruleText({ fields }: Pick<DatasetView, 'fields'>, { left, operator, right }: Rule): string {
  const field = fields.find(({ name }) => name === left);
  const titleOf = (name: string): string => fields.find((one) => one.name === name)?.title ?? name;
  const fixed = (value: string): string =>
    value === 'today' ? t('catalogue.shared.today') : (field?.codes?.find(({ code }) => code === value)?.title ?? value);
  return `${titleOf(left)}${operatorWord(field?.type, operator)}${typeof right === 'string' ? titleOf(right) : fixed(right.value)}`;
}
