import { changeText, countText, percentText, share, wanFigure, yiFigure } from '@server/kernel/pure/format';
import type { LoanFigures } from '@server/modules/statistics/statistics.contract';

export type MoneyUnit = 'yi' | 'wan';
const yi = 100_000_000;

/** One unit for a whole page: 亿元, or 万元 where two decimals of 亿 would say nothing. */
export const unitFor = (amounts: readonly string[]): MoneyUnit => (amounts.some((yuan) => Math.abs(Number(yuan)) >= yi) ? 'yi' : 'wan');
export const moneyFigure = (yuan: string | null, unit: MoneyUnit): string => (unit === 'yi' ? yiFigure(yuan) : wanFigure(yuan));

/** A chart's numbers stay in yuan, to the 分, and are written as the table writes them. */
export const drawnMoney =
  (unit: MoneyUnit) =>
  (value: number): string =>
    moneyFigure(value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 2 }), unit);
export const yuanNumber = (yuan: string): number => Number(yuan);

/** The drawn amount split by whether it needed security. */
export function splitOf({ drawn, unsecuredShare }: Pick<LoanFigures, 'drawn' | 'unsecuredShare'>): { unsecured: number; other: number } {
  const all = Number(drawn);
  const unsecured = Math.round(all * Number(unsecuredShare ?? 0) * 100) / 100;
  return { unsecured, other: Math.round((all - unsecured) * 100) / 100 };
}

export const firstLoanShare = ({ firms, firstLoanFirms }: Pick<LoanFigures, 'firms' | 'firstLoanFirms'>): number | null =>
  firms > 0 ? firstLoanFirms / firms : null;

export type KpiKey = 'balance' | 'drawn' | 'firms' | 'firstLoan' | 'unsecured' | 'rate';
export const kpiKeys: readonly KpiKey[] = ['balance', 'drawn', 'firms', 'firstLoan', 'unsecured', 'rate'];

/** As a number: for a line, and for a difference. Null where there is nothing to divide by. */
export function valueOf(key: KpiKey, figures: LoanFigures): number | null {
  switch (key) {
    case 'balance':
      return Number(figures.balance);
    case 'drawn':
      return Number(figures.drawn);
    case 'firms':
      return figures.firms;
    case 'firstLoan':
      return firstLoanShare(figures);
    case 'unsecured':
      return figures.unsecuredShare === null ? null : Number(figures.unsecuredShare);
    case 'rate':
      return figures.weightedRate === null ? null : Number(figures.weightedRate) / 100;
  }
}

/** Amounts and counts change by a ratio, shares and rates by points. Null: there is nothing to compare with. */
export function changeOf(key: KpiKey, current: LoanFigures, before: LoanFigures | null): string | null {
  const now = valueOf(key, current);
  const then = before && valueOf(key, before);
  if (now === null || then === null) return null;
  if (key === 'firstLoan' || key === 'unsecured' || key === 'rate') return changeText(now - then, 'points');
  return then === 0 ? null : changeText((now - then) / then);
}

/** Figure and unit as they are shown. */
export function shownOf(key: KpiKey, figures: LoanFigures, unit: MoneyUnit): { figure: string; unit: 'yi' | 'wan' | 'firms' | 'percent' | null } {
  switch (key) {
    case 'balance':
    case 'drawn':
      return { figure: moneyFigure(figures[key], unit), unit };
    case 'firms':
      return { figure: countText(figures.firms), unit: 'firms' };
    case 'firstLoan':
      return percentPart(share(firstLoanShare(figures)));
    case 'unsecured':
      return percentPart(share(figures.unsecuredShare));
    case 'rate':
      return percentPart(percentText(figures.weightedRate));
  }
}
const percentPart = (text: string): { figure: string; unit: 'percent' | null } =>
  text.endsWith('%') ? { figure: text.slice(0, -1), unit: 'percent' } : { figure: text, unit: null };

/** Step of the sequential scale, 1–7; everything alike stands in the middle. */
export function stepOf(value: number, least: number, most: number): number {
  return most > least ? Math.min(7, Math.floor(((value - least) / (most - least)) * 7) + 1) : 4;
}

/** Larger amounts first; the order of the answer among equals. */
export const byDrawn = <T extends { readonly figures: Pick<LoanFigures, 'drawn'> }>(rows: readonly T[]): T[] =>
  [...rows].sort((left, right) => Number(right.figures.drawn) - Number(left.figures.drawn));
