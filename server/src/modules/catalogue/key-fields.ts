import type { DatasetDefinition } from './definition.contract.js';

/** What tells a row from all others: all that a row needs that is taken back. */
export const keyFieldsOf = ({ naturalKey, periodField }: Pick<DatasetDefinition, 'naturalKey' | 'periodField'>): ReadonlySet<string> =>
  new Set(['uscc', ...naturalKey, ...(periodField === null ? [] : [periodField])]);
