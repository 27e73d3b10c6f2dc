import { yuanOf } from '../../kernel/pure/money.js';
import { indicators, type Indicator } from './indicators.js';
import type { StoredFigure } from './profile.entity.js';
import { ageAt } from './register.figures.js';
import { monthSums } from './tax.figures.js';
import type { FigureInput, FigureResult, FigureRow } from './window.pure.js';

const seriesMonthsMax = 36;

/** Every figure of a firm from all its records; the same rows always give the same figures. */
export const allFigures = (rows: readonly FigureRow[], today: string): Record<string, StoredFigure> =>
  Object.fromEntries(indicators.map((indicator) => [indicator.code, indicator.compute({ rows, rangeOf: () => undefined, today })]));

export const figuresWithin = (input: FigureInput, shown: readonly Indicator[]): ReadonlyMap<string, FigureResult> =>
  new Map(shown.map((indicator) => [indicator.code, indicator.compute(input)]));

export const taxMonthsOf = (rows: readonly FigureRow[]): Array<{ month: string; amount: string }> =>
  monthSums(rows)
    .slice(-seriesMonthsMax)
    .map(({ month, paidFen }) => ({ month, amount: yuanOf(paidFen) }));

/** Stored figures as of today: age goes on while the records stand still. */
export function figuresToday(stored: Readonly<Record<string, StoredFigure>>, today: string): Readonly<Record<string, StoredFigure>> {
  return { ...stored, ageMonths: { value: ageAt(stored.establishedOn?.value ?? null, today), asOf: today } };
}
