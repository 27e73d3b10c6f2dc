import type { FieldSpec } from './fields.contract.js';

/**
 * What a row is for. Not a field of any dataset: a mapping may have a column for it, where a source's own system says which rows it
 * takes back, or a constant, where the whole file is such rows.
 */
export const rowOperation: FieldSpec = {
  name: 'rowOperation',
  title: '处理方式',
  headers: ['操作类型', '数据操作', '撤回标志'],
  type: 'code',
  required: false,
  codes: [
    { code: 'accepted', title: '报送' },
    { code: 'withdrawn', title: '撤回' },
  ],
};

/** In the source's words; kept with the row that leaves. */
export const withdrawalReason: FieldSpec = {
  name: 'withdrawalReason',
  title: '撤回原因',
  headers: ['撤销原因', '撤回说明'],
  type: 'text',
  required: false,
  lengthMax: 200,
};

export const rowFields: readonly FieldSpec[] = [rowOperation, withdrawalReason];

interface Filled {
  readonly columns: readonly { readonly field: string }[];
  readonly constants: Readonly<Record<string, string>>;
}

/** Whether rows under these columns and constants may be such that are taken back. */
export const mayWithdraw = ({ columns, constants }: Filled): boolean =>
  columns.some(({ field }) => field === rowOperation.name) || rowOperation.name in constants;

/**
 * Required fields that are not filled although a file may do without them: a row that is taken back needs its key and nothing else.
 * Null where every row needs them.
 */
export function missingButForWithdrawals(
  fields: readonly Pick<FieldSpec, 'name' | 'title' | 'required'>[],
  keyFields: ReadonlySet<string>,
  filled: Filled,
): { readonly name: string; readonly title: string }[] | null {
  if (!mayWithdraw(filled)) return null;
  const given = new Set([...filled.columns.map(({ field }) => field), ...Object.keys(filled.constants)]);
  const missing = fields.filter(({ name, required }) => required && !given.has(name));
  const isKeyWhole = fields.every(({ name }) => !keyFields.has(name) || given.has(name));
  return missing.length > 0 && isKeyWhole ? missing.map(({ name, title }) => ({ name, title })) : null;
}
