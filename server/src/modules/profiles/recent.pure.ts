import type { FieldSpec } from '../../kernel/importing/index.js';
import type { StoredRecord } from '../records/index.js';

interface Described {
  readonly periodField: string | null;
  readonly fields: readonly Pick<FieldSpec, 'name' | 'type'>[];
}
export interface Dated {
  readonly record: StoredRecord;
  readonly on: string;
}

const recentMax = 6;
/** What bounds a validity, or ends something, is not the day on which it happened. */
const notTheDay = /^(valid|removed|revoked|term|birth|expires|closed|performed)/i;

/** The newest things that have happened: rows without a period that carry a day, which has come. Registrations are states, told elsewhere. */
export function recentOf(rows: readonly StoredRecord[], datasets: ReadonlyMap<string, Described>, today: string): Dated[] {
  const dated = rows.flatMap((record): Dated[] => {
    const dataset = datasets.get(record.dataset);
    if (!dataset || dataset.periodField !== null || record.dataset === registration) return [];
    const day = dataset.fields
      .filter(({ name, type }) => type === 'date' && !notTheDay.test(name) && !record.withheld?.has(name))
      .map(({ name }) => record.values[name])
      .find((value) => typeof value === 'string' && value <= today);
    return typeof day === 'string' ? [{ record, on: day }] : [];
  });
  return dated.sort((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : 0)).slice(0, recentMax);
}
const registration = '01.01';
