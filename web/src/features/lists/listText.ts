import type { CheckOutcome, CheckRow, ListCheckView, ListEntryView } from '@server/modules/lists/lists.contract';
import { t } from '../../i18n';
import type { Tone } from '../../ui/states';

export const outcomes: readonly CheckOutcome[] = ['listed', 'past', 'unchecked', 'invalid', 'clear'];

/** Only "not listed" is good: what could not be searched is something to wait for. */
const tones: Record<CheckOutcome, Tone> = { listed: 'stop', past: 'idle', clear: 'good', unchecked: 'wait', invalid: 'hold' };
export const toneOf = (outcome: CheckOutcome): Tone => tones[outcome];
export const outcomeText = (outcome: CheckOutcome): string => t(`lists.outcome.${outcome}`);

const stateTones: Record<ListCheckView['state'], Tone> = { waiting: 'wait', running: 'half', done: 'good', failed: 'stop' };
export const stateTone = (state: ListCheckView['state']): Tone => stateTones[state];

export const isUnderWay = ({ state }: Pick<ListCheckView, 'state'>): boolean => state === 'waiting' || state === 'running';

/** An entry beside a verdict that is not about it: whoever stands on an honour list only is told so. */
export const honourText = ({ entries, outcome }: Pick<CheckRow, 'entries' | 'outcome'>): string =>
  entries.length > 0 && entries.every(({ kind }) => kind === 'honour') && (outcome === 'unchecked' || outcome === 'clear')
    ? t(`lists.check.honour.${outcome}`)
    : '';

/** In quotes: 荣誉表彰、守信激励名单 is one list. */
export const titlesOf = (lists: ListCheckView['lists']): string => lists.map(({ title }) => `“${title}”`).join('、');

/** Which lists one code was searched in, and in which not; empty where nothing was searched at all. */
export function searchedTexts({
  lists,
  unchecked,
  row,
}: Pick<ListCheckView, 'lists' | 'unchecked'> & { row: Pick<CheckRow, 'outcome' | 'waiting'> }): string[] {
  if (row.outcome === 'invalid') return [];
  const not = new Set([...unchecked.map(({ dataset }) => dataset), ...row.waiting]);
  const textOf = (key: string, some: ListCheckView['lists']): string[] =>
    some.length === 0 ? [] : [t(`lists.check.${key}`, { n: some.length, titles: titlesOf(some) })];
  return [
    ...textOf(
      'searched',
      lists.filter(({ dataset }) => !not.has(dataset)),
    ),
    ...textOf(
      'notSearched',
      lists.filter(({ dataset }) => not.has(dataset)),
    ),
  ];
}

/** `2026-05-06 列入 · 江澄市应急管理局 · 澄应急〔2026〕7 号 · 2026-09-01 移出`. */
export function entryText({ listedOn, authority, reference, removedOn, validTo, isLive }: ListEntryView): string {
  return [
    listedOn && t('lists.check.since', { day: listedOn }),
    authority,
    reference,
    removedOn && t('lists.check.removed', { day: removedOn }),
    validTo && (!removedOn || isLive) && t('lists.check.until', { day: validTo }),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}
