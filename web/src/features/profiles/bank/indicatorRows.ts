import { figureText } from '@server/kernel/pure/figure-text';
import { dateText } from '@server/kernel/pure/format';
import { monthsBetween } from '@server/kernel/pure/working-calendar';
import type { PeerView } from '@server/modules/profiles/indicators.contract';
import type { FactView, IndicatorView, ProfileView } from '@server/modules/profiles/profiles.contract';
import { t } from '../../../i18n';

export interface IndicatorRow {
  readonly code: string;
  readonly group: string;
  readonly title: string;
  /** Null: nothing to show; `reason` says why. */
  readonly value: string | null;
  readonly reason: string | null;
  /** The window before this one, and the change, where they are open too. */
  readonly previous: string | null;
  /** There is such a window, but the consent does not reach it: why. */
  readonly previousReason: string | null;
  readonly change: string | null;
  readonly band: string | null;
  readonly peer: PeerView | null;
  /** Late against the promise, in words. */
  readonly stale: string | null;
  readonly isSelfDeclared: boolean;
  readonly sourceName: string | null;
  readonly asOf: string | null;
}

type Item = ProfileView['consent']['items'][number];

/** As everywhere, but days as the desk writes them. */
export function indicatorText(indicator: IndicatorView, now: Date): string | null {
  return indicator.type === 'date' && indicator.value !== null ? dateText(indicator.value, 'desk', now) : figureText(indicator);
}

/**
 * Every indicator the platform computes, with what this consent gives of it. What the answer leaves out is named from the vocabulary,
 * never with a figure: not authorised, or authorised for too few months.
 */
export function indicatorRows(profile: Pick<ProfileView, 'indicators' | 'consent'>, facts: readonly FactView[], now: Date): IndicatorRow[] {
  const byCode = new Map(profile.indicators.map((indicator) => [indicator.code, indicator]));
  const textOf = (code: string | null): string | null => {
    const one = code === null ? undefined : byCode.get(code);
    return one ? indicatorText(one, now) : null;
  };
  // Shown in the row they belong to, not once more in one of their own.
  const merged = new Set(profile.indicators.flatMap(({ previous, change }) => [previous, change]));
  const given = new Map(profile.consent.items.map((item) => [item.dataset, item]));
  const known = new Set(profile.indicators.map((indicator) => indicator.code));
  const factOf = new Map(facts.map((fact) => [fact.code, fact]));
  const rows: IndicatorRow[] = profile.indicators
    .filter(({ code }) => !merged.has(code))
    .map((indicator) => {
      const value = indicatorText(indicator, now);
      return {
        code: indicator.code,
        group: indicator.group,
        title: indicator.title,
        value,
        reason: value === null ? missingText(indicator) : null,
        previous: textOf(indicator.previous),
        previousReason: previousHidden(factOf.get(indicator.code)?.previous ?? null, indicator.previous, textOf(indicator.previous)),
        change: textOf(indicator.change),
        band: indicator.band?.text ?? null,
        peer: indicator.peer,
        stale: indicator.freshness.state === 'stale' ? (indicator.freshness.text ?? t('profiles.parts.stale')) : null,
        isSelfDeclared: indicator.isSelfDeclared,
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
      previous: null,
      previousReason: fact.previous === null ? null : t('profiles.bank.indicators.notAuthorised'),
      change: null,
      band: null,
      peer: null,
      stale: null,
      isSelfDeclared: false,
      sourceName: null,
      asOf: null,
    }));
  return inGroups([...rows, ...absent]);
}

function previousHidden(declared: string | null, open: string | null, text: string | null): string | null {
  if (declared === null || text !== null) return null;
  return open === null ? t('profiles.bank.indicators.notAuthorised') : t('profiles.bank.indicators.noData');
}

const missingText = ({ freshness }: IndicatorView): string =>
  freshness.reason ? t(`profiles.parts.missing.${freshness.reason}`) : t('profiles.bank.indicators.noData');

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

/** What an officer reads first, in this order; everything is on the tab. A group of which nothing is open keeps one line, hatched. */
const telling = [
  ...['taxPaid12', 'taxMaxMin12', 'taxGrade', 'invoiceSales12', 'invoiceMaxMin12'],
  ...['powerUse12', 'powerOverdueMonths12', 'waterUse12', 'gasUse12', 'insuredHeads', 'socialMonths12', 'fundHeads'],
  ...['debtRatio', 'netMargin', 'penalties36', 'enforcementOpen', 'dishonestDebtor', 'listed'],
];
export function tellingRows(rows: readonly IndicatorRow[]): IndicatorRow[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const chosen = telling.flatMap((code) => byCode.get(code) ?? []);
  const shown = chosen.filter((row, index) => {
    if (row.value !== null) return true;
    const own = chosen.filter(({ group }) => group === row.group);
    return own.every(({ value }) => value === null) && chosen.findIndex(({ group }) => group === row.group) === index;
  });
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.flatMap((group) => shown.filter((row) => row.group === group));
}
