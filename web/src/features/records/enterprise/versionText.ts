import type { RecordHistoryView, RecordVersionView } from '@server/modules/records/records.contract';
import { timeText } from '@server/kernel/pure/format';
import { t } from '../../../i18n';

const say = (key: string, values: Record<string, unknown> = {}): string => t(`records.enterprise.history.${key}`, values);

/** The sentence the reader came for: what stands now, since when, or why nothing does. */
export function historyAnswer({ items }: Pick<RecordHistoryView, 'items'>, now: Date): string {
  const [newest] = items;
  if (!newest) return say('none');
  const standing = items.find(({ state }) => state === 'standing');
  const many = items.length === 1 ? say('once') : say('times', { n: items.length });
  if (standing) return `${many}${say('stands', { at: timeText(standing.from, 'guide', now), source: standing.delivery.sourceName })}`;
  const withdrawn = items.find(({ state }) => state === 'withdrawn');
  return `${many}${withdrawn ? say('goneSince', { at: timeText(withdrawn.until, 'guide', now) }) : say('gone')}`;
}

/** When a version stood. One that came too late never did. */
export const stoodText = ({ state, from, until }: RecordVersionView, now: Date): string =>
  state === 'standing'
    ? say('since', { from: timeText(from, 'guide', now) })
    : state === 'late'
      ? say('arrived', { from: timeText(from, 'guide', now) })
      : say('between', { from: timeText(from, 'guide', now), until: timeText(until, 'guide', now) });

export const deliveredText = ({ delivery: { sourceName, reference } }: Pick<RecordVersionView, 'delivery'>): string =>
  reference === null ? sourceName : say('delivered', { source: sourceName, reference });

/** Why it does not stand any more. */
export function endText({ state, endedBy, reason }: RecordVersionView): string | null {
  const by = endedBy === null ? null : deliveredText({ delivery: endedBy });
  switch (state) {
    case 'standing':
      return null;
    case 'replaced':
      return say('end.replaced', { by });
    case 'withdrawn':
      return reason === null ? say('end.withdrawnPlain', { by }) : say('end.withdrawn', { by, reason });
    case 'late':
      return say('end.late', { by });
    case 'rolledBack':
      return say('end.rolledBack');
  }
}

export interface VersionLine {
  readonly key: string;
  readonly label: string;
  readonly value: string | null;
  /** What stood there in the version before; absent where nothing changed. */
  readonly before?: string;
}

const written = ({ value, unit }: RecordVersionView['values'][number]): string | null =>
  value === null ? null : [value, unit].filter(Boolean).join(' ');

/** The values of a version, each that differs from the one before it with what it was. */
export function versionLines(version: RecordVersionView, before: RecordVersionView | undefined): VersionLine[] {
  const known = new Map(before?.values.map((one) => [one.field, written(one)]));
  return version.values.map((one) => {
    const value = written(one);
    const isChanged = before !== undefined && (known.get(one.field) ?? null) !== value;
    return { key: one.field, label: one.title, value, ...(isChanged && { before: known.get(one.field) ?? say('empty') }) };
  });
}
