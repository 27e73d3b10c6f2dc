import type { DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { t } from '../../../i18n';

type Field = DatasetView['fields'][number];
const say = (key: string, values: Record<string, unknown> = {}): string => t(`catalogue.source.${key}`, values);
const bound = (value: string | number): string => (value === 'today' ? say('today') : String(value));

/** What a value may be, in words: `最小 0，最多 60 字`. */
export const limitsOf = (field: Field): string | null =>
  [
    field.min !== undefined && say('atLeast', { min: bound(field.min) }),
    field.max !== undefined && say('atMost', { max: bound(field.max) }),
    field.lengthMax !== undefined && say('length', { n: field.lengthMax }),
  ]
    .filter(Boolean)
    .join('，') || null;

export const protectionOf = (field: Field): string | null =>
  field.sensitivity === 'L4' ? say('sealed') : field.mask ? say('masked', { what: say(`mask.${field.mask}`) }) : null;

export const unitOf = (field: Field): string | null => field.unit ?? (field.type === 'money' ? '元' : null);

/** Which rows are one and the same: the later one replaces the earlier. */
export const naturalKeyText = (dataset: DatasetView): string =>
  say('naturalKeyText', {
    period: dataset.periodField ? say('naturalKeyPeriod') : '',
    keys: dataset.naturalKey
      .map((name) => say('naturalKeyMore', { title: dataset.fields.find((field) => field.name === name)?.title ?? name }))
      .join(''),
  });
