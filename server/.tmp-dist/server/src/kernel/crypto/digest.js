import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
/** SHA-256 in lower-case hex. */
export const sha256 = (data) => createHash('sha256').update(data).digest('hex');
/** RFC 8785 canonical JSON: one document, one byte form, one hash. */
export function canonical(value) {
    const text = canonicalize(value);
    if (text === undefined)
        throw new Error('Nothing to canonicalise');
    return text;
}
/** 256 random bits in base64url: session and invitation tokens. Only their digest is stored. */
export const newToken = () => randomBytes(32).toString('base64url');
export const equalDigests = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
//# sourceMappingURL=digest.js.map