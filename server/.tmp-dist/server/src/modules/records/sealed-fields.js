import { sha256 } from '../../kernel/crypto/index.js';
import { maskedForReport } from '../../kernel/importing/index.js';
import { isSealed } from '../catalogue/index.js';
/** A sealed number opens only in the place it was sealed for. */
export const sealingContext = (dataset, field) => `records.${dataset}.${field}`;
/**
 * From checked values to what is stored: personal identifiers leave the body but for their masked form. The digest takes their
 * blind index, since a plain hash of a number with so few possibilities could be tried out.
 */
export function storedForm(sealing, dataset, values, disclosure) {
    const body = {};
    const sealed = {};
    const compared = [disclosure];
    for (const field of dataset.fields) {
        const value = values[field.name] ?? null;
        if (value === null)
            continue;
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
export const canonicalIdentifier = (value) => value.trim().toUpperCase();
const masked = (value, field) => maskedForReport(value, field);
//# sourceMappingURL=sealed-fields.js.map