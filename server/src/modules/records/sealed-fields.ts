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
  const body: Record<string, FieldValue> = {};
  const sealed: Record<string, { value: string; index?: string }> = {};
  const compared: unknown[] = [disclosure];
  let isPlain = true;
  for (const field of dataset.fields) {
    const value = values[field.name] ?? null;
    if (value === null) continue;
    if (!isSealed(field)) {
      body[field.name] = value;
      compared.push(field.name, value);
      continue;
    }
    isPlain = false;
    const plain = canonicalIdentifier(String(value));
    const context = sealingContext(dataset.code, field.name);
    const index = sealing.blindIndex(plain, context);
    body[field.name] = masked(plain, field);
    sealed[field.name] = { value: sealing.seal(plain, context), ...(field.indexed && { index }) };
    compared.push(field.name, index);
  }
  return {
    body: JSON.stringify(body),
    sealed: isPlain ? null : JSON.stringify(sealed),
    digest: isPlain ? '' : sha256(JSON.stringify(compared)),
  };
}

/** `x` and `X` end the same identity number. */
export const canonicalIdentifier = (value: string): string => value.trim().toUpperCase();

const masked = (value: string, field: FieldSpec): string => maskedForReport(value, field);
