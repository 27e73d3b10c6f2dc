import { endOfMonth } from '../../kernel/pure/working-calendar.js';
import { add, exactOf, scales, type Exact } from './exact.pure.js';
import type { Condition, Monthly } from './declaration.js';

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

/** A month as a number that can be counted with. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthText = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
/** There are only so many months: each one's last day is found once. */
const ends = new Map<number, string>();
export function endOf(number: number): string {
  const known = ends.get(number);
  if (known !== undefined) return known;
  const end = endOfMonth(monthText(number));
  ends.set(number, end);
  return end;
}

/** Months and their values, oldest first. */
export interface MonthLine {
  readonly months: readonly number[];
  readonly values: readonly Exact[];
}
interface DatasetRows {
  readonly rows: FigureRow[];
  /** Number of the month of each row, −1 for a row that belongs to no month. */
  readonly monthOf: number[];
  /** The months there are rows of, oldest first. */
  readonly months: number[];
}

const monthLength = 7;
const none: DatasetRows = { rows: [], monthOf: [], months: [] };

/** One firm's rows, read once: grouped, months counted, and each line of months made at most once for all the figures that ask for it. */
export class FirmRecords {
  readonly today: string;
  /** The first day on which a figure can change although no record does. */
  dueOn = '9999-12-31';
  private readonly byDataset = new Map<string, DatasetRows>();
  private readonly lines = new Map<Monthly, MonthLine>();

  constructor(private readonly input: FigureInput) {
    this.today = input.today;
    for (const row of input.rows) {
      let group = this.byDataset.get(row.dataset);
      if (!group) this.byDataset.set(row.dataset, (group = { rows: [], monthOf: [], months: [] }));
      const month = row.period.length === monthLength ? monthNumber(row.period) : -1;
      group.rows.push(row);
      group.monthOf.push(month);
      if (month >= 0 && group.months.at(-1) !== month) group.months.push(month);
    }
    for (const group of this.byDataset.values()) sortMonths(group.months);
  }

  of(dataset: string): DatasetRows {
    return this.byDataset.get(dataset) ?? none;
  }

  rangeOf(dataset: string): MonthRange | undefined {
    return this.input.rangeOf(dataset);
  }

  /** The earliest such day counts. A day that is here already would only be looked at again and again. */
  due(day: string): void {
    if (day > this.today && day < this.dueOn) this.dueOn = day;
  }

  line(source: Monthly): MonthLine {
    const known = this.lines.get(source);
    if (known) return known;
    const made = this.makeLine(source);
    this.lines.set(source, made);
    return made;
  }

  private makeLine(source: Monthly): MonthLine {
    const { rows, monthOf } = this.of(source.dataset);
    const scale = scales[source.as];
    const months: number[] = [];
    const values: Exact[] = [];
    let isOrdered = true;
    for (let place = 0; place < rows.length; place += 1) {
      const month = monthOf[place] ?? -1;
      const row = rows[place] as FigureRow;
      const stated = row.values[source.field];
      if (month < 0 || stated === undefined || (source.where && !this.matches(row, source.where))) continue;
      const value = exactOf(stated, scale);
      const last = months.length - 1;
      if (months[last] === month) {
        const before = values[last] as Exact;
        values[last] = source.perMonth === 'sum' ? add(before, value) : value > before ? value : before;
      } else {
        if (last >= 0 && (months[last] as number) > month) isOrdered = false;
        months.push(month);
        values.push(value);
      }
    }
    return isOrdered ? { months, values } : merged(source, months, values);
  }

  matches(row: FigureRow, conditions: readonly Condition[]): boolean {
    for (const one of conditions) {
      const value = row.values[one.field];
      if ('is' in one) {
        if (value === undefined || !one.is.includes(String(value))) return false;
      } else if ('above' in one) {
        if (value === undefined || !(Number(value) > Number(one.above))) return false;
      } else if (value !== undefined) {
        const day = String(value);
        // A removal counts from its day on; a validity holds through its last day.
        if ('notReached' in one ? day <= this.today : day < this.today) return false;
        this.due('notReached' in one ? day : nextDay(day));
      }
    }
    return true;
  }
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function sortMonths(months: number[]): void {
  for (let place = 1; place < months.length; place += 1) {
    if ((months[place] as number) > (months[place - 1] as number)) continue;
    const ordered = [...new Set(months)].sort((left, right) => left - right);
    months.splice(0, months.length, ...ordered);
    return;
  }
}

/** Rows that did not come in the order of their months. */
function merged({ perMonth }: Monthly, months: readonly number[], values: readonly Exact[]): MonthLine {
  const byMonth = new Map<number, Exact>();
  months.forEach((month, place) => {
    const value = values[place] as Exact;
    const before = byMonth.get(month);
    byMonth.set(month, before === undefined ? value : perMonth === 'sum' ? add(before, value) : value > before ? value : before);
  });
  const ordered = [...byMonth].sort(([left], [right]) => left - right);
  return { months: ordered.map(([month]) => month), values: ordered.map(([, value]) => value) };
}
