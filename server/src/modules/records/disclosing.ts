import { parsePeriod } from '../../kernel/pure/period.js';
import { isPersonal, type Disclosure, type VersionedDataset } from '../catalogue/index.js';
import type { OpenConsent } from '../consents/index.js';
import { disclosureOfField, disclosureOfRow, hasOwnRules, strictest } from './effective-disclosure.js';
import type { StoredRecord } from './records.repository.js';

type Item = OpenConsent['items'][number];
type Rules = Pick<VersionedDataset, 'disclosure' | 'rowDisclosure' | 'fields'>;
/** A row keeps the rules under which it arrived; where the catalogue has become stricter since, that holds for it as well. */
export interface RulesOf {
  readonly then: Rules;
  readonly today: Rules;
}

/** Whether a consent has the dataset and the month in which the row's period ends. */
export function isCovered(items: readonly Item[], record: Pick<StoredRecord, 'dataset' | 'period'>): boolean {
  const item = items.find(({ dataset }) => dataset === record.dataset);
  return item !== undefined && coversPeriod(item, record.period);
}

/** A year or a quarter belongs to its last month: before that the figure did not exist. A state without a period is always covered. */
export function coversPeriod({ from, to }: Pick<Item, 'from' | 'to'>, text: string): boolean {
  const period = parsePeriod(text);
  if (!period) return false;
  if (period.kind === 'none') return true;
  const month = period.to.slice(0, 7);
  return (from === null || month >= from) && (to === null || month <= to);
}

/** The part of a row that a party may see to whom these disclosures are open; null when that is nothing. Fields are taken out, not emptied. */
export function partOpenTo<R extends Pick<StoredRecord, 'disclosure' | 'values'>>(record: R, rules: RulesOf, open: readonly Disclosure[]): R | null {
  const isOpen = (disclosure: Disclosure): boolean => open.includes(disclosure);
  if (!hasOwnRules(rules.then) && !hasOwnRules(rules.today)) {
    const isTighter = strictest(rules.today.disclosure, rules.then.disclosure) !== rules.then.disclosure;
    return isOpen(isTighter ? strictest(record.disclosure, rules.today.disclosure) : record.disclosure) ? record : null;
  }
  const current = new Map(rules.today.fields.map((field) => [field.name, field]));
  const kept = rules.then.fields.filter((field) => {
    const now = current.get(field.name);
    const then = disclosureOfField(rules.then, field, record);
    if (!now) return isOpen(then);
    const asIfNew = { disclosure: disclosureOfRow(rules.today, record.values), values: record.values };
    return isOpen(strictest(then, disclosureOfField(rules.today, now, asIfNew)));
  });
  if (kept.length === 0) return null;
  const withheld = rules.then.fields.filter((field) => !kept.includes(field)).map(({ name }) => name);
  return withheld.length === 0 ? record : withoutFields(record, new Set(withheld));
}

/** Whether the row's key spells out a field that this reader may not see. */
export const keyIsHidden = (record: Pick<StoredRecord, 'withheld'>, { naturalKey }: Pick<VersionedDataset, 'naturalKey'>): boolean =>
  naturalKey.some((name) => record.withheld?.has(name) ?? false);

/** Personal fields are taken out, not emptied: the reader cannot tell that there was something. */
export const withoutPersonal = (record: StoredRecord, dataset: Pick<VersionedDataset, 'fields'>): StoredRecord =>
  withoutFields(record, new Set(dataset.fields.filter(isPersonal).map(({ name }) => name)));

function withoutFields<R extends { readonly values: StoredRecord['values']; readonly withheld?: ReadonlySet<string> }>(
  record: R,
  names: ReadonlySet<string>,
): R {
  return {
    ...record,
    values: Object.fromEntries(Object.entries(record.values).filter(([name]) => !names.has(name))),
    withheld: new Set([...(record.withheld ?? []), ...names]),
  };
}
