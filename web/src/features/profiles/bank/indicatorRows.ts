import { countText, dateText, monthsText, share, wan } from '@server/kernel/pure/format';
import { monthsBetween } from '@server/kernel/pure/working-calendar';
import type { FactView, IndicatorView, ProfileView } from '@server/modules/profiles/profiles.contract';
import { t } from '../../../i18n';

export interface IndicatorRow {
  readonly code: string;
  readonly group: string;
  readonly title: string;
  /** Null: nothing to show; `reason` says why. */
  readonly value: string | null;
  readonly reason: string | null;
  readonly sourceName: string | null;
  readonly asOf: string | null;
}

type Shown = Pick<IndicatorView, 'type' | 'value' | 'valueText'>;
type Item = ProfileView['consent']['items'][number];

/** A figure as its type is read. `%` or no unit: a ratio is a share of one; any other unit is a multiple (`2.8 倍`). */
export function indicatorText({ type, value, valueText }: Shown, unit: string | null, now: Date): string | null {
  if (value === null) return null;
  switch (type) {
    case 'money':
      return wan(value);
    case 'ratio':
      return unit === null || unit === '%' ? share(value) : `${trimmed(value)} ${unit}`;
    case 'integer':
      return unit ? `${countText(value)} ${unit}` : countText(value);
    case 'months':
      return monthsText(Number(value));
    case 'date':
      return dateText(value, 'desk', now);
    default:
      return valueText ?? value;
  }
}

/**
 * Every indicator the platform computes, with what this consent gives of it. What the answer leaves out is named from the vocabulary,
 * never with a figure: not authorised, or authorised for too few months.
 */
export function indicatorRows(profile: Pick<ProfileView, 'indicators' | 'consent'>, facts: readonly FactView[], now: Date): IndicatorRow[] {
  const unitOf = new Map(facts.map((fact) => [fact.code, fact.unit]));
  const given = new Map(profile.consent.items.map((item) => [item.dataset, item]));
  const known = new Set(profile.indicators.map((indicator) => indicator.code));
  const rows: IndicatorRow[] = profile.indicators.map((indicator) => {
    const value = indicatorText(indicator, unitOf.get(indicator.code) ?? null, now);
    return {
      code: indicator.code,
      group: indicator.group,
      title: indicator.title,
      value,
      reason: value === null ? t('profiles.bank.indicators.noData') : null,
      sourceName: indicator.sourceName,
      asOf: indicator.asOf,
    };
  });
  const absent = facts
    .filter((fact) => !known.has(fact.code))
    .map((fact) => ({
      code: fact.code,
      group: fact.group,
      title: fact.title,
      value: null,
      reason: whyAbsent(fact, given.get(fact.dataset)),
      sourceName: null,
      asOf: null,
    }));
  return inGroups([...rows, ...absent]);
}

function whyAbsent(fact: FactView, item: Item | undefined): string {
  if (!item) return t('profiles.bank.indicators.notAuthorised');
  const months = monthsGiven(item);
  return fact.months !== null && months !== null && months < fact.months
    ? t('profiles.bank.indicators.why', { months: fact.months, given: months })
    : t('profiles.bank.indicators.noData');
}

export const monthsGiven = ({ from, to }: Pick<Item, 'from' | 'to'>): number | null => (from && to ? monthsBetween(from, to) + 1 : null);

/** Groups in the order in which they first appear, so that an absent line stands among its own kind. */
function inGroups(rows: readonly IndicatorRow[]): IndicatorRow[] {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups.flatMap((group) => rows.filter((row) => row.group === group));
}

const trimmed = (decimal: string): string => (decimal.includes('.') ? String(Math.round(Number(decimal) * 100) / 100) : decimal);
