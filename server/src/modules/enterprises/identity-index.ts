import type { Sealing } from '../../kernel/crypto/index.js';
import { halfWidth } from '../../kernel/pure/text.js';

/** Where identity numbers are compared. Registration rows and claims must index alike, or they never meet. */
export const identityIndexContext = 'identityNumber';

export const normaliseIdentity = (number: string): string => halfWidth(number).replace(/\s/g, '').toUpperCase();

export const identityIndexOf = (sealing: Sealing, number: string): string => sealing.blindIndex(normaliseIdentity(number), identityIndexContext);
