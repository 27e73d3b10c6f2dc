import type { FieldSpec } from '../../kernel/importing/fields.contract.js';

/** Stored sealed, never shown but masked. */
export const isSealed = (field: Pick<FieldSpec, 'sensitivity'>): boolean => field.sensitivity === 'L4';

/** About a person and not about the firm: leaves only under the separate personal part of a consent (PIPL 23). */
export const isPersonal = (field: Pick<FieldSpec, 'sensitivity' | 'mask'>): boolean =>
  isSealed(field) || (field.mask !== undefined && field.mask !== 'uscc');
