import type { StoredRecord } from './records.repository.js';

const prefix = 'self:';
const keyLengthMax = 120;

/** A firm's own rows have keys of their own: whatever a department delivers about the same thing stands beside them. */
export const selfDeclaredKey = (naturalKey: string): string => `${prefix}${naturalKey}`.slice(0, keyLengthMax);

/** What a department delivers never passes for what a firm has said itself, nor takes its place, whatever number it gives a row. */
export const deliveredKey = (naturalKey: string): string => (naturalKey.startsWith(prefix) ? `_${naturalKey}` : naturalKey).slice(0, keyLengthMax);

export const originOf = ({ naturalKey }: Pick<StoredRecord, 'naturalKey'>): 'delivered' | 'selfDeclared' =>
  naturalKey.startsWith(prefix) ? 'selfDeclared' : 'delivered';
