import { dateText, periodText } from '@server/kernel/pure/format';
import type { BoardRow, Measure, PromiseView, QualityShares, TodoView } from '@server/modules/quality/quality.contract';
import { t } from '../../i18n';

type Cadence = BoardRow['cadence'];
const dayOfMonthMax = 28;
const missing = '—';

/** `每月 20 日前`: the end of the period and so many days, said as people say it where the month has that day. */
export function cadenceText({ cadence, freshnessDays: n }: Pick<BoardRow, 'cadence' | 'freshnessDays'>): string {
  const isLong = (cadence === 'monthly' || cadence === 'quarterly') && n > dayOfMonthMax;
  return t(`quality.cadence.${cadence}${isLong ? 'Long' : ''}`, { n });
}

/** A week is named by its last day. */
export const periodWords = (period: string, cadence: Cadence): string =>
  cadence === 'weekly' ? t('quality.week', { day: periodText(period) }) : periodText(period);

/** Cut to one decimal, not rounded: a share just short of a promise, or of a hundred, must not look like it. */
export const shareText = (share: string | null): string => (share === null ? missing : `${(Math.floor(Number(share) * 10 + 1e-9) / 10).toFixed(1)}%`);
/** An error rate is rounded up for the same reason. */
export const perMilleOf = (value: string | null): string =>
  value === null ? missing : `${(Math.ceil(Number(value) * 100 - 1e-9) / 100).toFixed(2)} ‰`;

export const measures: readonly Measure[] = ['completeness', 'validity', 'timeliness', 'uniqueness', 'usccErrors'];
export const measureText = (shares: QualityShares, measure: Measure): string =>
  measure === 'usccErrors' ? perMilleOf(shares.usccPerMille) : shareText(shares[measure]);
export const promiseText = (promise: PromiseView, measure: Measure): string =>
  measure === 'usccErrors' ? t('quality.promise.atMost', { n: promise.usccPerMille }) : t('quality.promise.atLeast', { n: promise[measure] });

const valueText = (measure: Measure, value: string | null): string => (measure === 'usccErrors' ? perMilleOf(value) : shareText(value));

/** What is wrong, in one sentence. */
export function todoText(todo: TodoView, cadence: Cadence, now: Date): string {
  const period = todo.period === null ? '' : periodWords(todo.period, cadence);
  const day = dateText(todo.dueOn, 'guide', now);
  if (todo.kind === 'missing') {
    const row = todo.lateInARow > 1 ? t('quality.todo.inARow', { n: todo.lateInARow }) : '';
    return `${t('quality.todo.missing', { period, day, n: todo.daysLate ?? 0 })}${row}`;
  }
  if (todo.kind === 'soon' || todo.measure === null) return t('quality.todo.soonText', { period, day });
  const promised = `${todo.promise ?? ''}${todo.measure === 'usccErrors' ? ' ‰' : '%'}`;
  const value = valueText(todo.measure, todo.value);
  return t('quality.todo.broken', { period, measure: t(`quality.measure.${todo.measure}`), value, promise: promised, rows: todo.rows ?? 0 });
}

/** Per thousand rows, for the chart; null where nothing came. */
export const perThousand = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 100_000) / 100);
