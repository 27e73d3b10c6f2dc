import type { FieldSpec } from './fields.contract.js';
import type { Mapping } from './mapping.contract.js';
import type { FieldValue } from './problems.js';
import { rowFields, rowOperation } from './row-operation.contract.js';
import { headerKey } from './text.js';

export { missingButForWithdrawals, rowFields, rowOperation, withdrawalReason } from './row-operation.contract.js';

type Used = Pick<Mapping, 'columns' | 'constants'>;

/** The dataset's fields, and those of the row itself that the mapping uses. */
export function mappedFields(fields: readonly FieldSpec[], mapping: Used): readonly FieldSpec[] {
  const used = rowFields.filter(({ name }) => mapping.columns.some(({ field }) => field === name) || name in mapping.constants);
  return used.length === 0 ? fields : [...fields.filter((field) => !used.includes(field)), ...used];
}

/**
 * A file may say what its rows are for in our own words, `处理方式` and `撤回原因`, whatever else its mapping says: so a list of rows to be
 * taken back needs no mapping of its own. A mapping that uses such a header otherwise, or leaves it out, is obeyed.
 */
export function withRowColumns<M extends Pick<Mapping, 'columns' | 'ignored' | 'constants'>>(mapping: M, headers: readonly string[]): M {
  const keys = new Set(headers.map(headerKey));
  const named = new Set(
    [...mapping.columns.flatMap(({ header, join }) => [header, ...(join?.headers ?? []).map((each) => each.header)]), ...mapping.ignored].map(
      headerKey,
    ),
  );
  const fresh = rowFields.filter(
    ({ name, title }) =>
      keys.has(headerKey(title)) &&
      !named.has(headerKey(title)) &&
      !(name in mapping.constants) &&
      !mapping.columns.some(({ field }) => field === name),
  );
  return fresh.length === 0
    ? mapping
    : { ...mapping, columns: [...mapping.columns, ...fresh.map(({ name, title }) => ({ header: title, field: name }))] };
}

export const isWithdrawn = (values: Readonly<Record<string, FieldValue>>): boolean => values[rowOperation.name] === 'withdrawn';
