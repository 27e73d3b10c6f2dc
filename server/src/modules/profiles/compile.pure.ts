import { sectionOf } from '../../kernel/pure/industry.js';
import { addMonths, chinaDate } from '../../kernel/pure/working-calendar.js';
import type { Events, Expression, Growth, LastOn, Monthly, OverMonths, Simple, State } from './declaration.js';
import { add, decimalText, divide, exactOf, scales, subtract, type Exact } from './exact.pure.js';
import { endOf, monthNumber, type FigureRow, type FirmRecords } from './firm-records.pure.js';
import { folds, highest, lowest, total } from './folds.pure.js';
import { asOfWithout, newestIn, placesOf, windowOf } from './windows.pure.js';

export interface FigureResult {
  /** Decimal string, code, `true`/`false`, or a date; null: the records do not tell. */
  readonly value: string | null;
  /** The last day the figure speaks of; empty: as of whatever day it is read. */
  readonly asOf: string;
  /** There are records, but not what this figure needs of them: too short a history, a divisor of zero. */
  readonly isUndefined?: true;
}
export type Compute = (records: FirmRecords) => FigureResult;

/** A number on its way into a ratio. */
interface Quantity {
  readonly value: Exact | null;
  readonly scale: number;
  readonly asOf: string;
  readonly hasRows: boolean;
}
type Measure = (records: FirmRecords) => Quantity;

/** Firms that file by the quarter have their first row up to two months after a window begins. */
const quarterLag = 2;
const yearMonths = 12;
const ratioScale = 4;

/** `isWhole`: a measured quantity is told in whole units, halves away from zero. */
export function compile(made: Expression, isWhole = false): Compute {
  switch (made.op) {
    case 'since':
      // Made when it is read, from the stored day: see `figuresToday`.
      return () => ({ value: null, asOf: '' });
    case 'ratio': {
      const [of, to] = [measureOf(made.of), measureOf(made.to)];
      return (records) => quotient(of(records), to(records), made.decimals, false);
    }
    case 'change': {
      const [of, from] = [measureOf(made.of), measureOf(made.from)];
      return (records) => quotient(of(records), from(records), ratioScale, true);
    }
    case 'exists':
    case 'latest':
    case 'earliest':
    case 'lastOn':
      return compileEvents(made);
    case 'field':
      if (made.as === 'word') return compileWord(made);
    // falls through
    default: {
      if (made.op === 'maxToMin' || made.op === 'growth') return compileMonthsRatio(made);
      const measure = measureOf(made);
      return (records) => textOf(isWhole ? wholeOf(measure(records)) : measure(records));
    }
  }
}

const wholeOf = (quantity: Quantity): Quantity =>
  quantity.value === null || quantity.scale === 0 ? quantity : { ...quantity, value: divide(quantity.value, 10 ** quantity.scale, 0), scale: 0 };

const textOf = ({ value, scale, asOf, hasRows }: Quantity): FigureResult => ({
  value: value === null ? null : decimalText(value, scale),
  asOf,
  ...(value === null && hasRows && { isUndefined: true as const }),
});

function quotient(of: Quantity, to: Quantity, decimals: number, isChange: boolean): FigureResult {
  const asOf = of.asOf < to.asOf ? of.asOf : to.asOf;
  if (of.value === null || to.value === null || to.value <= 0)
    return { value: null, asOf, ...(of.hasRows && to.hasRows && { isUndefined: true as const }) };
  // A quotient of different units: the divisor is brought to the scale of the dividend.
  const top = raised(isChange ? subtract(of.value, to.value) : of.value, to.scale - of.scale);
  return { value: decimalText(divide(top, raised(to.value, of.scale - to.scale), ratioScale), ratioScale), asOf };
}

const raised = (value: Exact, by: number): Exact =>
  by <= 0 ? value : typeof value === 'number' && Math.abs(value) < 1e9 ? value * 10 ** by : BigInt(value) * 10n ** BigInt(by);

function measureOf(made: Simple): Measure {
  switch (made.op) {
    case 'count':
    case 'total':
    case 'largest':
      return measureEvents(made);
    case 'field':
      return measureField(made);
    case 'sum':
    case 'mean':
    case 'max':
    case 'min':
    case 'last':
    case 'monthsWith':
    case 'monthsZero':
    case 'monthsPresent':
    case 'streak':
    case 'before':
      return measureMonths(made);
    default:
      throw new Error(`${made.op} is not a quantity`);
  }
}

const nothing = (records: FirmRecords, dataset: string, scale: number): Quantity => ({
  value: null,
  scale,
  asOf: asOfWithout(records, dataset),
  hasRows: records.of(dataset).rows.length > 0,
});

function measureMonths({ op, of: source, months }: OverMonths): Measure {
  if (op === 'before') return measureBefore(source, months);
  const isCount = op === 'monthsWith' || op === 'monthsZero' || op === 'monthsPresent' || op === 'streak';
  const scale = isCount ? 0 : scales[source.as];
  const fold = folds[op as keyof typeof folds];
  return (records) => {
    const window = windowOf(records, source.dataset, months);
    const newest = window ? newestIn(records, source.dataset, window) : -1;
    if (!window || newest < 0) return nothing(records, source.dataset, scale);
    const line = records.line(source);
    const [first, end] = placesOf(line.months, window);
    return { value: fold(line.months, line.values, first, end, months), scale, asOf: endOf(newest), hasRows: true };
  };
}

/** The months before the last n; tells nothing unless the records reach back that far. */
function measureBefore(source: Monthly, months: number): Measure {
  const scale = scales[source.as];
  return (records) => {
    const sums = comparedSums(records, source, months, months);
    return sums ? { value: sums.reachesBack ? sums.before : null, scale, asOf: sums.asOf, hasRows: true } : nothing(records, source.dataset, scale);
  };
}

function comparedSums(records: FirmRecords, source: Monthly, months: number, apart: number) {
  const whole = windowOf(records, source.dataset, months + apart);
  const newest = whole ? newestIn(records, source.dataset, whole) : -1;
  if (!whole || newest < 0) return null;
  const line = records.line(source);
  const [first, end] = placesOf(line.months, whole);
  const [beforeFirst, beforeEnd] = placesOf(line.months, { from: whole.from, to: whole.from + months - 1 });
  const [nowFirst, nowEnd] = placesOf(line.months, { from: whole.to - months + 1, to: whole.to });
  return {
    asOf: endOf(newest),
    reachesBack: first < end && (line.months[first] as number) <= whole.from + quarterLag,
    before: total(line.months, line.values, beforeFirst, beforeEnd, months) ?? 0,
    current: total(line.months, line.values, nowFirst, nowEnd, months) ?? 0,
  };
}

function compileMonthsRatio(made: OverMonths | Growth): Compute {
  const { of: source, months } = made;
  const text = (value: Exact | null): string | null => (value === null ? null : decimalText(value, ratioScale));
  if (made.op === 'growth') {
    const apart = made.against === 'previous' ? months : yearMonths;
    return (records) => {
      const sums = comparedSums(records, source, months, apart);
      if (!sums) return textOf(nothing(records, source.dataset, ratioScale));
      const { before, current, asOf, reachesBack } = sums;
      const value = reachesBack && before > 0 ? divide(subtract(current, before), before, ratioScale) : null;
      return { value: text(value), asOf, ...(value === null && { isUndefined: true as const }) };
    };
  }
  return (records) => {
    const window = windowOf(records, source.dataset, months);
    const newest = window ? newestIn(records, source.dataset, window) : -1;
    if (!window || newest < 0) return textOf(nothing(records, source.dataset, ratioScale));
    const { months: all, values } = records.line(source);
    const [first, end] = placesOf(all, window);
    const [low, high] = [lowest(all, values, first, end, months), highest(all, values, first, end, months)];
    const value = end - first < 2 || low === null || high === null || low <= 0 ? null : divide(high, low, ratioScale);
    return { value: text(value), asOf: endOf(newest), ...(value === null && { isUndefined: true as const }) };
  };
}

/** Rows inside the window that meet the conditions. A window that ends today moves although no record does. */
function eventsIn(records: FirmRecords, { dataset, on, months, where }: Omit<Events, 'op' | 'field'>): FigureRow[] {
  const found: FigureRow[] = [];
  const { rows } = records.of(dataset);
  if (rows.length === 0) return found;
  const start = months === null ? '' : addMonths(records.today, -months);
  for (const row of rows) {
    if (on !== undefined || months !== null) {
      // A row that names no day belongs to the end of its period.
      const day = (on === undefined ? undefined : row.values[on]) ?? dayOf(row.period);
      if (day === undefined) continue;
      const text = String(day);
      if (text > records.today) {
        records.due(text);
        continue;
      }
      if (months !== null) {
        if (text <= start) continue;
        const leaves = addMonths(text, months);
        records.due(leaves > records.today ? leaves : tomorrow(records.today));
      }
    }
    if (!where || records.matches(row, where)) found.push(row);
  }
  return found;
}
const dayOf = (period: string): string | undefined =>
  period.length === 7 ? endOf(monthNumber(period)) : period.length === 4 ? `${period}-12-31` : period.length === 10 ? period : undefined;
const tomorrow = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function measureEvents(made: Events): Measure {
  const { op, dataset, field } = made;
  const scale = op === 'count' ? 0 : scales.money;
  return (records) => {
    const rows = eventsIn(records, made);
    const hasRows = records.of(dataset).rows.length > 0;
    if (op === 'count' || field === undefined) return { value: rows.length, scale, asOf: '', hasRows };
    let value: Exact = 0;
    for (const row of rows) {
      const stated = row.values[field];
      if (stated === undefined) continue;
      const amount = exactOf(stated, scale);
      value = op === 'total' ? add(value, amount) : amount > value ? amount : value;
    }
    return { value, scale, asOf: '', hasRows };
  };
}

function compileEvents(made: Events | LastOn): Compute {
  if (made.op === 'lastOn') {
    const { dataset, on, where, months } = made;
    return (records) => {
      const window = windowOf(records, dataset, months);
      const newest = window ? newestIn(records, dataset, window) : -1;
      if (!window || newest < 0) return textOf(nothing(records, dataset, 0));
      const { rows, monthOf } = records.of(dataset);
      let latest: string | null = null;
      rows.forEach((row, place) => {
        const month = monthOf[place] ?? -1;
        if (month < window.from || month > window.to || (where && !records.matches(row, where))) return;
        const day = String(row.values[on] ?? endOf(month));
        if (latest === null || day > latest) latest = day;
      });
      return { value: latest, asOf: endOf(newest) };
    };
  }
  const { on } = made;
  return (records) => {
    const rows = eventsIn(records, made);
    if (made.op === 'exists') return { value: String(rows.length > 0), asOf: '' };
    const days = rows.flatMap((row) => (on === undefined || row.values[on] === undefined ? [] : [String(row.values[on])])).sort();
    return { value: (made.op === 'latest' ? days.at(-1) : days[0]) ?? null, asOf: '' };
  };
}

/** The newest row that meets the conditions, or the newest of the period that lies `back` periods before it. */
function rowAt(records: FirmRecords, { dataset, back, where }: State): FigureRow | undefined {
  const rows = where ? records.of(dataset).rows.filter((row) => records.matches(row, where)) : records.of(dataset).rows;
  let newest: FigureRow | undefined;
  for (const row of rows) if (!newest || row.period >= newest.period) newest = row;
  if (!newest || back === 0) return newest;
  const wanted = earlier(newest.period, back);
  return rows.find(({ period }) => period === wanted);
}

/** `2025` two back is `2023`; `2026-09` two back is the same month two years before. */
const earlier = (period: string, back: number): string => `${Number(period.slice(0, 4)) - back}${period.slice(4)}`;

function asOfRow({ period, loadedAt }: FigureRow): string {
  if (period === '-') return chinaDate(loadedAt);
  return period.length === 4 ? `${period}-12-31` : endOf(monthNumber(period));
}

function compileWord(made: State): Compute {
  return (records) => {
    const row = rowAt(records, made);
    if (!row) return { value: null, asOf: asOfWithout(records, made.dataset) };
    const stated = row.values[made.field];
    const text = stated === undefined ? null : String(stated);
    const value = made.through === 'industrySection' ? (sectionOf(text ?? '') ?? null) : text;
    return { value, asOf: asOfRow(row), ...(value === null && { isUndefined: true as const }) };
  };
}

function measureField(made: State): Measure {
  const scale = made.as === 'word' ? 0 : scales[made.as];
  return (records) => {
    const row = rowAt(records, made);
    if (!row) return nothing(records, made.dataset, scale);
    const stated = row.values[made.field];
    return { value: stated === undefined ? null : exactOf(stated, scale), scale, asOf: asOfRow(row), hasRows: true };
  };
}
