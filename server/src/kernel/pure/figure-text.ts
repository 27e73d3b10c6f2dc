import { changeText, countText, monthsText, share, wan, yuanText } from './format.js';

/** What is needed of an indicator to say its value. */
export interface Figure {
  readonly code: string;
  readonly title: string;
  readonly type: 'money' | 'ratio' | 'integer' | 'months' | 'code' | 'flag' | 'date';
  readonly unit: string | null;
  readonly value: string | null;
  readonly valueText: string | null;
}

/** One figure as it is said everywhere, so that page, report and export agree; null where the records do not tell. */
export function figureText({ code, title, type, unit, value, valueText }: Figure): string | null {
  if (value === null) return null;
  if (valueText !== null) return valueText;
  switch (type) {
    case 'money':
      return unit === '元' ? yuanText(value) : wan(value);
    case 'ratio':
      if (unit !== null && unit !== '%') return `${trimmed(value)} ${unit}`;
      return isChange(code, title) ? changeText(value) : share(value);
    case 'integer':
      return unit ? `${countText(value)} ${unit}` : countText(value);
    case 'months':
      return monthsText(Number(value));
    case 'flag':
      return value === 'true' ? '是' : '否';
    default:
      return value;
  }
}

/** A figure of a single record, digits in groups: `8,000,000.00 元`. What has no unit may be a year or a code and stays as it came. */
export const measureText = (value: string, unit: string | null): string => (unit === null ? value : `${groupedText(value)} ${unit}`);

/** The same where the head of the column names the unit. */
export const groupedText = (value: string): string => {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
  const [whole = '', fraction] = value.replace('-', '\u2212').split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), fraction].filter((part) => part !== undefined).join('.');
};

/** A ratio against an earlier window is a change, every other one a share of a whole. */
const isChange = (code: string, title: string): boolean => /Growth|Change/.test(code) || /同比|环比|变化/.test(title);

const trimmed = (decimal: string): string => (decimal.includes('.') ? String(Math.round(Number(decimal) * 100) / 100) : decimal);
