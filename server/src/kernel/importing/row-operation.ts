import type { FieldSpec } from './fields.contract.js';
import type { Mapping } from './mapping.contract.js';
import type { FieldValue } from './problems.js';

/**
 * What a row is for. Not a field of any dataset: a mapping may have a column for it, where a source's own system says which rows it
 * takes back, or a constant, where the whole file is such rows.
 */
export const rowOperation: FieldSpec = {
  name: 'rowOperation',
  title: '处理方式',
  type: 'code',
  required: false,
  codes: [
    { code: 'accepted', title: '报送' },
    { code: 'withdrawn', title: '撤回' },
  ],
};

/** In the source's words; kept with the row that leaves. */
export const withdrawalReason: FieldSpec = { name: 'withdrawalReason', title: '撤回原因', type: 'text', required: false, lengthMax: 200 };

const both = [rowOperation, withdrawalReason];

/** The dataset's fields, and those of the row itself that the mapping uses. */
export function mappedFields(fields: readonly FieldSpec[], mapping: Pick<Mapping, 'columns' | 'constants'>): readonly FieldSpec[] {
  const used = both.filter(({ name }) => mapping.columns.some(({ field }) => field === name) || name in mapping.constants);
  return used.length === 0 ? fields : [...fields, ...used];
}

export const isWithdrawn = (values: Readonly<Record<string, FieldValue>>): boolean => values[rowOperation.name] === 'withdrawn';
