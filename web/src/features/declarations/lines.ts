import { periodText, yuanText } from '@server/kernel/pure/format';
import type { DeclarationView } from '@server/modules/declarations/declarations.contract';

const money = /^-?\d+(\.\d{1,2})?$/;

function valueText(value: string | null, unit: string | null): string | null {
  if (value === null) return null;
  if (unit === '元' && money.test(value)) return yuanText(value);
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return periodText(value);
  return unit ? `${value} ${unit}` : value;
}

/** What was filled in, line by line; what was left out is said to be so. */
export const linesOf = ({ values }: Pick<DeclarationView, 'values'>, empty: string): { key: string; label: string; value: string }[] =>
  values.map(({ field, title, value, unit }) => ({ key: field, label: title, value: valueText(value, unit) ?? empty }));
