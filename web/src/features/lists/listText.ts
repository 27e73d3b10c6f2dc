import type { CheckOutcome, ListCheckView, ListEntryView } from '@server/modules/lists/lists.contract';
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
