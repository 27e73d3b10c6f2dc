import { daysBetween, monthsBetween } from '../../kernel/pure/working-calendar.js';
import type { FigureResult } from './compile.pure.js';
import { FirmRecords, type FigureInput, type FigureRow } from './firm-records.pure.js';
import { indicatorByCode, indicators, type Indicator } from './indicators.js';

export interface Figure {
  readonly value: string | null;
  readonly asOf: string;
}
/** By as-of day (empty: as of whatever day it is read), then by code. What records do not tell, and what a silence tells, is left out. */
export type StoredFigures = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type Figures = ReadonlyMap<string, FigureResult>;

export function figuresWithin(input: FigureInput, shown: readonly Indicator[]): { readonly figures: Figures; readonly dueOn: string } {
  const records = new FirmRecords(input);
  const figures = new Map<string, FigureResult>();
  for (const indicator of shown) figures.set(indicator.code, indicator.compute(records));
  for (const indicator of shown) if (indicator.expression.op === 'since') figures.set(indicator.code, elapsed(indicator, figures, input.today));
  return { figures, dueOn: records.dueOn };
}

/** Every figure of a firm from all its records; the same rows always give the same figures. */
export const allFigures = (rows: readonly FigureRow[], today: string) => figuresWithin({ rows, rangeOf: () => undefined, today }, indicators);

/** Time goes on while records stand still: it is counted when it is read. */
function elapsed({ expression }: Indicator, figures: ReadonlyMap<string, Figure>, today: string): Figure {
  const since = expression.op === 'since' ? (figures.get(expression.of)?.value ?? null) : null;
  if (since === null || since > today || expression.op !== 'since') return { value: null, asOf: today };
  return { value: String(expression.in === 'months' ? monthsBetween(since, today) : daysBetween(since, today)), asOf: today };
}

/** What a list's silence says; null where no record means that nothing is known. */
export const silenceOf = ({ whenAbsent, type, expression }: Indicator): string | null =>
  whenAbsent === 'unknown' || expression.op === 'latest' ? null : type === 'flag' ? 'false' : type === 'money' ? '0.00' : '0';

/** In the order of the declarations, so that the same figures are always the same text. */
export function storedForm(figures: Figures): StoredFigures {
  const byDay: Record<string, Record<string, string>> = {};
  for (const indicator of indicators) {
    const figure = figures.get(indicator.code);
    if (!figure || figure.value === null || indicator.expression.op === 'since' || figure.value === silenceOf(indicator)) continue;
    (byDay[figure.asOf] ??= {})[indicator.code] = figure.value;
  }
  return Object.fromEntries(Object.entries(byDay).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Stored figures as of today. */
export function figuresToday(stored: StoredFigures, today: string): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const indicator of indicators) figures.set(indicator.code, { value: silenceOf(indicator), asOf: today });
  for (const [asOf, values] of Object.entries(stored))
    for (const [code, value] of Object.entries(values)) if (indicatorByCode.has(code)) figures.set(code, { value, asOf: asOf || today });
  for (const indicator of indicators) if (indicator.expression.op === 'since') figures.set(indicator.code, elapsed(indicator, figures, today));
  return figures;
}

/** Stored figures with those in `fresh` put in place of what stood there; what is not in `asked` stays as it was. */
export function merged(stored: StoredFigures, fresh: Figures, asked: readonly Indicator[]): StoredFigures {
  const replaced = new Set(asked.map(({ code }) => code));
  const all = new Map<string, FigureResult>();
  for (const [asOf, values] of Object.entries(stored))
    for (const [code, value] of Object.entries(values)) if (!replaced.has(code)) all.set(code, { value, asOf });
  for (const [code, figure] of fresh) all.set(code, figure);
  return storedForm(all);
}
