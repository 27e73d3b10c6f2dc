import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
const version = z.object({ productId: z.string(), versionId: z.string(), number: z.int() });
export const productSubmitted = defineEvidence('product.submitted', version.extend({ termsDigest: z.string() }));
export const productPublished = defineEvidence('product.published', version.extend({ bankId: z.string(), termsDigest: z.string(), supersedes: z.string().nullable() }));
export const productReturned = defineEvidence('product.returned', version);
const onShelf = z.object({ productId: z.string() });
export const productSuspended = defineEvidence('product.suspended', onShelf);
export const productResumed = defineEvidence('product.resumed', onShelf);
export const productRetired = defineEvidence('product.retired', onShelf);
/** Taken off by the clock: the bank had not confirmed it for too long. */
export const productLapsed = defineEvidence('product.lapsed', onShelf.extend({ confirmedAt: z.string() }));
/** A bank asked how many firms would fit. The rules are commercial, so only their digest. */
export const productTrialled = defineEvidence('product.trialled', z.object({ productId: z.string(), rulesDigest: z.string(), lines: z.int(), isRepeated: z.boolean() }));
//# sourceMappingURL=products.evidence.js.map