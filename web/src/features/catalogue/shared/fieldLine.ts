import type { DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { t } from '../../../i18n';
import { groupedText } from '@server/kernel/pure/figure-text';
import { timeText } from '@server/kernel/pure/format';

type Dataset = DatasetView & { readonly lastArrivalAt?: string | null };
type Field = DatasetView['fields'][number];
const say = (key: string, values: Record<string, unknown> = {}): string => t(`catalogue.shared.${key}`, values);
/** Numbers in groups of three; a year or a day is none. */
const bound = (value: string | number, { type }: Pick<Field, 'type'>): string =>
  value === 'today' ? say('today') : ['money', 'integer', 'decimal'].includes(type) ? groupedText(String(value)) : String(value);
const titleOf = (dataset: Pick<Dataset, 'fields'>, name: string): string => dataset.fields.find((field) => field.name === name)?.title ?? name;

/** What a value may be, in words: `最小 0，最多 60 字`. */
export const limitsOf = (field: Field): string | null =>
  [
    field.min !== undefined && say('atLeast', { min: bound(field.min, field) }),
    field.max !== undefined && say('atMost', { max: bound(field.max, field) }),
    field.lengthMax !== undefined && say('length', { n: field.lengthMax }),
  ]
    .filter(Boolean)
    .join('，') || null;

/** How a value is shown, and to whom, where that is not as the dataset says. */
export const protectionOf = (dataset: Pick<Dataset, 'fields'>, field: Field): string | null =>
  [
    field.sensitivity === 'L4' ? say('sealed') : field.mask && say('masked', { what: t(`catalogue.mask.${field.mask}`) }),
    field.disclosure && say('ownDisclosure', { disclosure: t(`catalogue.disclosure.${field.disclosure}`) }),
    field.disclosureFlag && say('byFlag', { flag: titleOf(dataset, field.disclosureFlag) }),
  ]
    .filter(Boolean)
    .join('；') || null;

export const unitOf = (field: Field): string | null => field.unit ?? (field.type === 'money' ? '元' : null);

/** Which rows are one and the same: the later one replaces the earlier. */
export const naturalKeyText = (dataset: Pick<Dataset, 'fields' | 'naturalKey' | 'periodField'>): string =>
  say('naturalKeyText', {
    period: dataset.periodField ? say('naturalKeyPeriod') : '',
    keys: dataset.naturalKey.map((name) => say('naturalKeyMore', { title: titleOf(dataset, name) })).join(''),
  });

function rowDisclosureText({ rowDisclosure, fields }: Dataset): string {
  if (!rowDisclosure) return '';
  const codes = fields.find(({ name }) => name === rowDisclosure.field)?.codes ?? [];
  const values = Object.entries(rowDisclosure.values)
    .map(([code, disclosure]) => `${codes.find((one) => one.code === code)?.title ?? code} ${t(`catalogue.disclosure.${disclosure}`)}`)
    .join('，');
  return say('rowDisclosureText', { field: titleOf({ fields }, rowDisclosure.field), values });
}

/** Everything an entry says of itself, for every workplace; what is not said is left out. */
export function datasetFacts(one: Dataset): { key: string; label: string; value: string }[] {
  const line = (key: string, value: string) => ({ key, label: say(key), value });
  return [
    line('code', one.code),
    line('group', one.group),
    line('behaviour', one.behaviour),
    line('source', one.sourceName),
    line('nationalOwner', one.nationalOwner),
    line('channel', one.channel),
    line('suppliers', one.suppliers.map(({ name }) => name).join('、') || say('noSuppliers')),
    line('basis', one.legalBasis),
    line('disclosure', `${t(`catalogue.disclosure.${one.disclosure}`)}：${t(`catalogue.disclosureText.${one.disclosure}`)}`),
    line('rowDisclosure', rowDisclosureText(one)),
    line('scope', one.sharingScope),
    line('cadence', say('cadenceText', { cadence: t(`catalogue.cadence.${one.cadence}`), n: one.freshnessDays })),
    line('arrival', one.lastArrivalAt ? timeText(one.lastArrivalAt, 'desk', new Date()) : say('noArrival')),
    line('retention', say('retentionText', { n: one.retentionYears })),
    line('sharing', t(`catalogue.sharingMode.${one.sharingMode}`)),
    line('sensitivity', t(`catalogue.sensitivity.${one.sensitivity}`)),
    line('naturalKey', naturalKeyText(one)),
    line('standard', one.standard ?? ''),
    line('provenance', t(`catalogue.provenance.${one.provenance}`)),
  ].filter(({ value }) => value !== '');
}
