import { endOf, monthNumber, type FirmRecords } from './firm-records.pure.js';

export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The last n months that the records reach. A source delivers with a lag, so the window ends at the newest month there is, not at the calendar's;
 * under a consent it is pushed forward as far as needed to lie within the months that were given.
 */
export function windowOf(records: FirmRecords, dataset: string, months: number): Window | null {
  const newest = records.of(dataset).months.at(-1);
  if (newest === undefined) return null;
  const range = records.rangeOf(dataset);
  const natural = newest - months + 1;
  const from = range ? Math.max(monthNumber(range.from), natural) : natural;
  return { from, to: from + months - 1 };
}

/** The newest month inside the window of which there is a row; −1: none. */
export function newestIn(records: FirmRecords, dataset: string, { from, to }: Window): number {
  const { months } = records.of(dataset);
  for (let place = months.length - 1; place >= 0; place -= 1) {
    const month = months[place] as number;
    if (month <= to) return month >= from ? month : -1;
  }
  return -1;
}

/** When there is no record: as of the end of what could have been seen. */
export const asOfWithout = (records: FirmRecords, dataset: string): string => {
  const range = records.rangeOf(dataset);
  return range ? endOf(monthNumber(range.to)) : '';
};

/** Places of the months inside the window, the end excluded. */
export function placesOf(months: readonly number[], { from, to }: Window): [number, number] {
  let end = months.length;
  while (end > 0 && (months[end - 1] as number) > to) end -= 1;
  let first = end;
  while (first > 0 && (months[first - 1] as number) >= from) first -= 1;
  return [first, end];
}
