import { measureText } from '@server/kernel/pure/figure-text';
import type { RecordView } from '@server/modules/records/records.contract';

const shownMax = 4;
const isDay = (value: string): boolean => /^\d{4}-\d{2}(-\d{2})?$/.test(value);
/** Codes and numbers of documents say little to a reader in a hurry; they are on the records' own page. */
const isCode = (value: string): boolean => /^[0-9A-Z]{15,20}$/.test(value);

/** One record as a line: what it says, without the days and codes that stand elsewhere. */
export function recordText({ values }: Pick<RecordView, 'values'>): string {
  const told = values.filter(({ value }) => value !== null && !isDay(value) && !isCode(value));
  return told
    .slice(0, shownMax)
    .map(({ title, value, unit }) => (unit || /^-?[\d.]+$/.test(value!) ? `${title} ${measureText(value!, unit)}` : value))
    .join('，');
}

/** Rows of months before the window are not part of the figure. What has no period is part of it by its own days. */
export const inWindow = ({ period }: Pick<RecordView, 'period'>, from: string | null): boolean =>
  from === null || !/^\d{4}-\d{2}$/.test(period) || period >= from;
