/** Stored sealed, never shown but masked. */
export const isSealed = (field) => field.sensitivity === 'L4';
/** About a person and not about the firm: leaves only under the separate personal part of a consent (PIPL 23). */
export const isPersonal = (field) => isSealed(field) || (field.mask !== undefined && field.mask !== 'uscc');
//# sourceMappingURL=personal.js.map