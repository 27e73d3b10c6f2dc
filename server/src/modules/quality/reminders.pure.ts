import { periodText } from '../../kernel/pure/format.js';
import type { Arrival } from './arrivals.pure.js';
import { noticeWorkingDays } from './board.pure.js';
import { workingDaysBefore, type Cadence } from './due.pure.js';
import type { ReminderKind } from './reminders.contract.js';

type ClockKind = Exclude<ReminderKind, 'manual'>;

/** What comes every day or week is not announced beforehand: the source would stop reading. */
const levels: Readonly<Record<Cadence, readonly ClockKind[]>> = {
  daily: ['late'],
  weekly: ['due', 'late'],
  monthly: ['soon', 'due', 'late'],
  quarterly: ['soon', 'due', 'late'],
  yearly: ['soon', 'due', 'late'],
  onRequest: [],
};

export interface Notice {
  readonly kind: ClockKind;
  readonly arrival: Arrival;
}

/** What a source is to be told today, one level per period. A gap of many days or weeks is one matter: its first period stands for it. */
export function noticesOf(cadence: Cadence, list: readonly Arrival[], today: string): Notice[] {
  const notices = list.flatMap((arrival) => {
    const kind = levelOf(arrival, today);
    return kind && levels[cadence].includes(kind) ? [{ kind, arrival }] : [];
  });
  if (cadence !== 'daily' && cadence !== 'weekly') return notices;
  const firstLate = notices.find(({ kind }) => kind === 'late');
  return firstLate ? [firstLate] : notices.slice(0, 1);
}

function levelOf({ state, endsOn, dueOn }: Arrival, today: string): ClockKind | undefined {
  if (state === 'missing') return 'late';
  if (state !== 'pending') return undefined;
  if (dueOn === today) return 'due';
  return endsOn < today && workingDaysBefore(dueOn, noticeWorkingDays) <= today ? 'soon' : undefined;
}

export function messageOf({ kind, arrival }: Notice, title: string, cadence: Cadence): string {
  const what = `${title} ${cadence === 'weekly' ? `截至 ${periodText(arrival.period)}的一周` : periodText(arrival.period)}的数据`;
  switch (kind) {
    case 'soon':
      return `${what}应在 ${arrival.dueOn} 前到，只剩 ${noticeWorkingDays} 个工作日以内`;
    case 'due':
      return `${what}今天到期，还没有到`;
    case 'late':
      return `${what}应在 ${arrival.dueOn} 前到，还没有到，请尽快报送，或者说明原因和补报日期`;
  }
}
