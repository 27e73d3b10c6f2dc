import { sha256, type Sealing } from '../../kernel/crypto/index.js';
import { maskedForReport, type FieldSpec, type FieldValue } from '../../kernel/importing/index.js';
import { isSealed, type VersionedDataset } from '../catalogue/index.js';

export interface StoredForm {
  readonly body: string;
  readonly sealed: string | null;
  readonly digest: string;
}

/** A sealed number opens only in the place it was sealed for. */
export const sealingContext = (dataset: string, field: string): string => `records.${dataset}.${field}`;

/**
 * From checked values to what is stored: personal identifiers leave the body but for their masked form. Rows that have one get a digest
 * to be compared by: sealing the same number twice gives two texts. It takes the number's blind index, since a plain hash of a number
 * with so few possibilities could be tried out. Other rows are compared by their body.
 */
export function storedForm(
  sealing: Sealing,
  dataset: Pick<VersionedDataset, 'code' | 'fields'>,
  values: Readonly<Record<string, FieldValue>>,
  disclosure: string,
): StoredForm {
  const names = plainNames(dataset);
  if (names) return { body: plainBody(names, values), sealed: null, digest: '' };
  const body: Record<string, FieldValue> = {};
  const sealed: Record<string, { value: string; index?: string }> = {};
  const compared: unknown[] = [disclosure];
  for (const field of dataset.fields) {
    const value = values[field.name] ?? null;
    if (value === null) continue;
    if (!isSealed(field)) {
      body[field.name] = value;
      compared.push(field.name, value);
      continue;
    }
    const plain = canonicalIdentifier(String(value));
    const context = sealingContext(dataset.code, field.name);
    const index = sealing.blindIndex(plain, context);
    body[field.name] = masked(plain, field);
    sealed[field.name] = { value: sealing.seal(plain, context), ...(field.indexed && { index }) };
    compared.push(field.name, index);
  }
  return {
    body: JSON.stringify(body),
    sealed: Object.keys(sealed).length > 0 ? JSON.stringify(sealed) : null,
    digest: Object.keys(sealed).length > 0 ? sha256(JSON.stringify(compared)) : '',
  };
}

const namesOf = new WeakMap<object, readonly string[] | null>();

/** Null where the dataset has a field that is sealed. */
function plainNames(dataset: Pick<VersionedDataset, 'fields'>): readonly string[] | null {
  let names = namesOf.get(dataset.fields);
  if (names === undefined) namesOf.set(dataset.fields, (names = dataset.fields.some(isSealed) ? null : dataset.fields.map(({ name }) => name)));
  return names;
}

function plainBody(names: readonly string[], values: Readonly<Record<string, FieldValue>>): string {
  const body: Record<string, FieldValue> = {};
  for (const name of names) {
    const value = values[name] ?? null;
    if (value !== null) body[name] = value;
  }
  return JSON.stringify(body);
}

/** `x` and `X` end the same identity number. */
export const canonicalIdentifier = (value: string): string => value.trim().toUpperCase();

const masked = (value: string, field: FieldSpec): string => maskedForReport(value, field);
