import { sectionOf } from '../../kernel/pure/industry.js';
import { chinaDate, monthsBetween } from '../../kernel/pure/working-calendar.js';
import { rowsOf, type FigureInput, type FigureResult, type FigureRow } from './window.pure.js';

const registration = '01.01';
const lists = '12.04';

/** A field of the registration as it stands. */
export const field =
  (name: string) =>
  (input: FigureInput): FigureResult =>
    ofRegistration(input, (row) => text(row.values[name]));

export const industrySection = (input: FigureInput): FigureResult =>
  ofRegistration(input, (row) => sectionOf(text(row.values.industry) ?? '') ?? null);

export const ageMonths = (input: FigureInput): FigureResult => ({
  value: ageAt(ofRegistration(input, (row) => text(row.values.establishedOn)).value, input.today),
  asOf: input.today,
});

/** Age is the one figure that changes without any record changing. */
export const ageAt = (establishedOn: string | null, today: string): string | null =>
  establishedOn === null || establishedOn > today ? null : String(monthsBetween(establishedOn, today));

/** Not being on a list is told by the list's silence. */
export function listed(input: FigureInput): FigureResult {
  const isListed = rowsOf(input, lists).some(({ values }) => values.removedOn === undefined || String(values.removedOn) > input.today);
  return { value: String(isListed), asOf: input.today };
}

function ofRegistration(input: FigureInput, valueOf: (row: FigureRow) => string | null): FigureResult {
  const row = rowsOf(input, registration).at(-1);
  return { value: row ? valueOf(row) : null, asOf: row ? chinaDate(row.loadedAt) : input.today };
}

const text = (value: string | number | undefined): string | null => (value === undefined ? null : String(value));
