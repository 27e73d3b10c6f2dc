import { roundHalfUp } from '../../kernel/pure/money.js';
import { endOfMonth, monthsBack } from '../../kernel/pure/working-calendar.js';

/** A record as figures read it. */
export interface FigureRow {
  readonly dataset: string;
  readonly period: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly loadedAt: Date;
}
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}
export interface FigureInput {
  /** Only what the reader may see. */
  readonly rows: readonly FigureRow[];
  /** The months a consent opens of a dataset; undefined: no bound. */
  readonly rangeOf: (dataset: string) => MonthRange | undefined;
  /** The day in China for which figures are made. */
  readonly today: string;
}
export interface FigureResult {
  /** Decimal string, code, `true`/`false`, or a date; null: the records do not tell. */
  readonly value: string | null;
  /** The last day the figure speaks of. */
  readonly asOf: string;
}

export const rowsOf = ({ rows }: FigureInput, dataset: string): FigureRow[] => rows.filter((row) => row.dataset === dataset);

/**
 * The last n months that the records reach. A source delivers with a lag, so the window ends at the newest month there is, not at the calendar's;
 * under a consent it is pushed forward as far as needed to lie within the months that were given.
 */
export function windowOf(input: FigureInput, dataset: string, months: number): MonthRange | null {
  const range = input.rangeOf(dataset);
  const newest = rowsOf(input, dataset).reduce((latest, { period }) => (period > latest ? period : latest), '');
  if (newest === '') return null;
  const natural = monthsBack(newest, months - 1);
  const from = range && range.from > natural ? range.from : natural;
  return { from, to: monthsBack(from, -(months - 1)) };
}

/** When there is no record: as of the end of what could have been seen. */
export const asOfWithout = (input: FigureInput, dataset: string): string => {
  const range = input.rangeOf(dataset);
  return range ? endOfMonth(range.to) : input.today;
};

/** Four decimals, exactly. */
export function ratioOf(numerator: bigint, denominator: bigint): string {
  const scaled = roundHalfUp(numerator * 10_000n, denominator);
  const absolute = scaled < 0n ? -scaled : scaled;
  return `${scaled < 0n ? '-' : ''}${absolute / 10_000n}.${String(absolute % 10_000n).padStart(4, '0')}`;
}
