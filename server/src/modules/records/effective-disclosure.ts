import type { FieldSpec, FieldValue } from '../../kernel/importing/index.js';
import type { Disclosure, VersionedDataset } from '../catalogue/index.js';

type Values = Readonly<Record<string, FieldValue | undefined>>;
type Rules = Pick<VersionedDataset, 'disclosure' | 'rowDisclosure' | 'fields'>;

const order: readonly Disclosure[] = ['public', 'onConsent', 'governmentOnly'];

export const strictest = (...given: readonly Disclosure[]): Disclosure =>
  given.reduce((left, right) => (order.indexOf(right) > order.indexOf(left) ? right : left), 'public');

/** What one of the row's own codes says about the row, where the catalogue lets it. */
function overrideOfRow({ rowDisclosure }: Pick<Rules, 'rowDisclosure'>, values: Values): Disclosure | undefined {
  const code = rowDisclosure && values[rowDisclosure.field];
  return code === null || code === undefined ? undefined : rowDisclosure?.values[String(code)];
}

/** Who may see a row as a whole: settled as it arrives and stored with it. */
export const disclosureOfRow = (dataset: Pick<Rules, 'disclosure' | 'rowDisclosure'>, values: Values): Disclosure =>
  overrideOfRow(dataset, values) ?? dataset.disclosure;

/** An item that a firm chose to publish is public; one that it could have published and did not is not. */
function overrideOfField(field: Pick<FieldSpec, 'disclosure' | 'disclosureFlag'>, values: Values, otherwise: Disclosure): Disclosure | undefined {
  if (field.disclosureFlag === undefined) return field.disclosure;
  return values[field.disclosureFlag] === 1 ? 'public' : strictest(field.disclosure ?? otherwise, 'onConsent');
}

/** The strictest of what the row and the field say; where neither says anything, what the row arrived with. */
export function disclosureOfField(
  dataset: Rules,
  field: Pick<FieldSpec, 'disclosure' | 'disclosureFlag'>,
  record: { readonly disclosure: Disclosure; readonly values: Values },
): Disclosure {
  const said = [overrideOfRow(dataset, record.values), overrideOfField(field, record.values, record.disclosure)].filter((one) => one !== undefined);
  return said.length > 0 ? strictest(...said) : record.disclosure;
}

/** Whether rows or fields of the dataset may be more open or more closed than the dataset itself. */
export const hasOwnRules = ({ rowDisclosure, fields }: Pick<Rules, 'rowDisclosure' | 'fields'>): boolean =>
  rowDisclosure !== null || fields.some(({ disclosure, disclosureFlag }) => disclosure !== undefined || disclosureFlag !== undefined);
