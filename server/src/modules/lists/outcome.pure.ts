import { checkUscc, normaliseUscc, usccReasonText } from '../../kernel/pure/uscc.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import type { CheckOutcome, CheckRow, ListEntryView } from './lists.contract.js';

export interface ReceivedCode {
  readonly line: number;
  readonly received: string;
}
/** Right, or the reason why it cannot be searched. */
export type ReadCode = ReceivedCode & ({ readonly uscc: string; readonly fault: null } | { readonly uscc: null; readonly fault: string });

/** A code is normalised and checked, never corrected: a corrected one may be somebody else's. `exceptional` ones pass as a person has let them. */
export function readCode({ line, received }: ReceivedCode, exceptional: ReadonlySet<string>): ReadCode {
  const code = normaliseUscc(received);
  const check = checkUscc(code);
  if (check.kind === 'valid' || exceptional.has(code)) return { line, received, uscc: code, fault: null };
  return { line, received, uscc: null, fault: usccReasonText(check) };
}

interface Found {
  readonly entries: readonly ListEntryView[];
  /** Titles of lists that could not be searched for any code, and why. */
  readonly undelivered: readonly string[];
  /** Lists that could not be searched for this code, and why. */
  readonly waiting: readonly { readonly dataset: string; readonly why: string }[];
  /** Lists that were searched as they last came, which is longer ago than promised. */
  readonly late?: readonly string[];
}

/** Nothing found is "not listed" only where every list asked for was searched. */
export function rowOf(code: ReadCode, found: Found): CheckRow {
  const { line, received, uscc } = code;
  if (code.fault !== null) return { line, received, uscc, outcome: 'invalid', detail: code.fault, ownDetail: code.fault, waiting: [], entries: [] };
  const against = found.entries.filter(({ kind }) => kind !== 'honour');
  const own = found.waiting.map(({ why }) => why);
  const unsearched = [...found.undelivered, ...own];
  const outcome: CheckOutcome = against.some(({ isLive }) => isLive)
    ? 'listed'
    : unsearched.length > 0
      ? 'unchecked'
      : against.length > 0
        ? 'past'
        : 'clear';
  const late = found.late ?? [];
  const aged = late.length > 0 && outcome !== 'listed' ? [`${late.join('；')}，查的是最近一次送到的，之后列入的看不到`] : [];
  return {
    line,
    received,
    uscc,
    outcome,
    detail: sentences([...notSearched(unsearched), ...aged]),
    ownDetail: sentences([...notSearched(own), ...aged]),
    waiting: found.waiting.map(({ dataset }) => dataset),
    entries: [...found.entries],
  };
}

const notSearched = (lists: readonly string[]): string[] => (lists.length > 0 ? [`没有查成：${lists.join('；')}。没有查成，不等于没有列入`] : []);
const sentences = (said: readonly string[]): string | null => (said.length > 0 ? said.join('。') : null);

/** A row of a part that was never reached. */
export const unreached = ({ line, received }: ReceivedCode): CheckRow => ({
  line,
  received,
  uscc: null,
  outcome: 'unchecked',
  detail: '这一行还没有查。没有查成，不等于没有列入',
  ownDetail: '这一行还没有查',
  waiting: [],
  entries: [],
});

const cadenceDays = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366, onRequest: 36_500 } as const;

/** Later than its source has promised: what is not in it may stand in the one that has not come. */
export const isLate = (list: { readonly cadence: keyof typeof cadenceDays; readonly freshnessDays: number }, arrived: Date, today: string): boolean =>
  addDays(chinaDate(arrived), cadenceDays[list.cadence] + list.freshnessDays) < today;

export const isLive = (entry: { readonly removedOn: string | null; readonly validTo: string | null }, today: string): boolean =>
  (entry.removedOn === null || entry.removedOn > today) && (entry.validTo === null || entry.validTo >= today);

const headerWords = /统一社会信用代码|信用代码|统一代码|机构代码|纳税人识别号|税号|uscc|code/i;

/** In which column the codes stand, and whether the first row is a header: by its words, else by what looks like a code. */
export function columnOf(rows: readonly (readonly string[])[]): { readonly column: number; readonly hasHeader: boolean } {
  const [first = [], second = []] = rows;
  const named = first.findIndex((cell) => headerWords.test(cell) && checkUscc(normaliseUscc(cell)).kind === 'invalid');
  if (named >= 0) return { column: named, hasHeader: true };
  const looks = (cells: readonly string[]): number => cells.findIndex((cell) => normaliseUscc(cell).length === 18);
  const inFirst = looks(first);
  if (inFirst >= 0) return { column: inFirst, hasHeader: false };
  const inSecond = looks(second);
  return inSecond >= 0 ? { column: inSecond, hasHeader: true } : { column: 0, hasHeader: false };
}
