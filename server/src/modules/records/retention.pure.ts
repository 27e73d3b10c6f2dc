import { parsePeriod } from '../../kernel/pure/period.js';
import { addMonths, isCalendarDate } from '../../kernel/pure/working-calendar.js';
import type { VersionedDataset } from '../catalogue/index.js';

export type Kept = Pick<VersionedDataset, 'fields' | 'registers' | 'retentionYears'>;

/** What ends a matter; empty: it is not over. */
const closingFields = new Set(['removedOn', 'leftOn', 'left', 'liftedOn', 'performedOn', 'endedOn', 'cancelledOn', 'closedOn', 'terminatedOn']);
/** Until when a matter holds, as said beforehand, and what ends it early. */
const untilFields = new Set([
  ...['validTo', 'termTo', 'publishedUntil', 'bannedUntil', 'suspendedUntil', 'expiresOn', 'endsOn', 'dueOn'],
  ...['repairedOn', 'revokedOn', 'pledgeEndedOn', 'checkedOn'],
]);

/**
 * The day from which the years of keeping are counted (docs/decisions/0011): the last day of the row's period; where it has none, the day
 * on which its matter ended; where nothing says so, the latest day that stands in it. Null: it is not over, and stays.
 */
export function startOfKeeping({ fields, registers }: Kept, period: string, values: Readonly<Record<string, unknown>>): string | null {
  const parsed = parsePeriod(period);
  if (parsed && parsed.kind !== 'none') return parsed.to;
  // That a firm is registered holds as long as there is the firm.
  if (registers) return null;
  const days = fields.flatMap(({ name, type }) => {
    const value = values[name];
    return type === 'date' && typeof value === 'string' && isCalendarDate(value) ? [{ name, value }] : [];
  });
  const ends = days.filter(({ name }) => closingFields.has(name) || untilFields.has(name));
  if (ends.length > 0) return latest(ends);
  if (fields.some(({ name }) => closingFields.has(name))) return null;
  return latest(days);
}

const latest = (days: readonly { readonly value: string }[]): string | null =>
  days.reduce<string | null>((last, { value }) => (last === null || value > last ? value : last), null);

/** The day after the last day on which it is kept, and later. A dataset without a term keeps for ever. */
export function isPastKeeping(dataset: Kept, period: string, values: Readonly<Record<string, unknown>>, today: string): boolean {
  if (dataset.retentionYears <= 0) return false;
  const start = startOfKeeping(dataset, period, values);
  return start !== null && today > addMonths(start, 12 * dataset.retentionYears);
}

/** Periods in later years cannot be past it; the text of any period of this year is smaller than this. */
export const periodsUpTo = (retentionYears: number, today: string): string => `${Number(today.slice(0, 4)) - retentionYears}~`;
