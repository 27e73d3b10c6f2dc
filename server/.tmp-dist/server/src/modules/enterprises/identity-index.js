import { halfWidth } from '../../kernel/pure/text.js';
/** Where identity numbers are compared. Registration rows and claims must index alike, or they never meet. */
export const identityIndexContext = 'identityNumber';
export const normaliseIdentity = (number) => halfWidth(number).replace(/\s/g, '').toUpperCase();
export const identityIndexOf = (sealing, number) => sealing.blindIndex(normaliseIdentity(number), identityIndexContext);
//# sourceMappingURL=identity-index.js.map