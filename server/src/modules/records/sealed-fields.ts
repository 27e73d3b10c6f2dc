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
 * From checked values to what is stored: personal identifiers leave the body but for their masked form. The digest takes their
 * blind index, since a plain hash of a number with so few possibilities could be tried out.
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
    digest: sha256(JSON.stringify(compared)),
  };
}

/** `x` and `X` end the same identity number. */
export const canonicalIdentifier = (value: string): string => value.trim().toUpperCase();

const masked = (value: string, field: FieldSpec): string => maskedForReport(value, field);
