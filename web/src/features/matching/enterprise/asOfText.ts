import { periodText } from '@server/kernel/pure/format';

/** An as-of is a day, a month or a year; whatever else a source writes is shown as it stands. */
export function asOfText(asOf: string | null | undefined): string {
  if (!asOf) return '—';
  const text = periodText(/^\d{4}-\d{2}-\d{2}T/.test(asOf) ? asOf.slice(0, 10) : asOf);
  return text === '—' ? asOf : text;
}
