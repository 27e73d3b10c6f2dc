import { countText, perMilleText, share } from '@server/kernel/pure/format';
import type { BatchView } from '@server/modules/ingestion/ingestion.contract';
import { t, te } from '../../i18n';

const unfinished: ReadonlySet<BatchView['state']> = new Set(['received', 'checking', 'loading']);
export const isRunning = (batch: Pick<BatchView, 'state'>): boolean => unfinished.has(batch.state);
/** Its rows are being taken out again. */
export const isRollingBack = ({ rollback }: Pick<BatchView, 'rollback'>): boolean => rollback !== null && rollback.finishedAt === null;
/** A correction that is still at work moves what remains of this one. */
export const isBeingCorrected = ({ corrections }: Pick<BatchView, 'corrections'>): boolean => corrections.some(isRunning);

const kilo = 1024;
/** `38.6 MB`: the unit in which the number has one to three digits before the point. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= kilo && unit < units.length - 1) {
    size /= kilo;
    unit += 1;
  }
  return `${size >= 100 || unit === 0 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`;
}

export function encodingText(encoding: string | null): string | null {
  return encoding === null ? null : te(`ingestion.encoding.${encoding}`) ? t(`ingestion.encoding.${encoding}`) : encoding;
}

/** Never 100 % before the end: it rounds down. Null while nobody knows how many rows there are. */
export function percentOf(batch: Pick<BatchView, 'rowsDone' | 'rowsTotal'>): string | null {
  return batch.rowsTotal ? `${Math.floor((batch.rowsDone / batch.rowsTotal) * 100)}%` : null;
}

export function secondsText(seconds: number): string {
  if (seconds < 60) return t('ingestion.progress.seconds', { n: Math.max(1, Math.ceil(seconds)) });
  if (seconds < 3600) return t('ingestion.progress.minutes', { n: Math.ceil(seconds / 60) });
  return t('ingestion.progress.hours', { n: Math.ceil(seconds / 360) / 10 });
}

/** Rows whose code fails, of all rows read so far; null before the first. */
export function usccRate(batch: Pick<BatchView, 'usccErrors' | 'rowsDone'>): number | null {
  return batch.rowsDone > 0 ? batch.usccErrors / batch.rowsDone : null;
}
export const usccRateText = (batch: Pick<BatchView, 'usccErrors' | 'rowsDone'>): string => perMilleText(usccRate(batch));
/** The promise every source makes: at most 1 ‰. */
export const isUsccOver = (batch: Pick<BatchView, 'usccErrors' | 'rowsDone'>): boolean => (usccRate(batch) ?? 0) > 0.001;

export const rejectedShare = (batch: Pick<BatchView, 'rejected' | 'rowsDone'>): string =>
  batch.rowsDone > 0 ? share(batch.rejected / batch.rowsDone) : '—';

/** How much of all that is sent back the first cause makes up. */
export function firstCauseShare(batch: Pick<BatchView, 'causes'>): string | null {
  const all = batch.causes.reduce((sum, cause) => sum + cause.rows, 0);
  const first = batch.causes[0]?.rows ?? 0;
  return batch.causes.length > 1 && all > 0 ? `${Math.round((first / all) * 100)}%` : null;
}

export const runningText = (batch: BatchView): string => {
  const percent = percentOf(batch);
  if (percent === null || batch.state !== 'loading') return '';
  return batch.secondsLeft === null ? percent : t('ingestion.list.percent', { percent, left: secondsText(batch.secondsLeft) });
};

export const rowsText = (rows: number): string => countText(rows);
