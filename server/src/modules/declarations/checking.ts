import { InvalidInput } from '../../kernel/errors.js';
import { compileChecker, mappingSchema, type RowProblem, type Values } from '../../kernel/importing/index.js';
import { compileRules, type VersionedDataset } from '../catalogue/index.js';

/** The one whose code the row bears is the one who declares. */
export const ownField = 'uscc';

/** What a firm wrote, by the very rules a department's file is held to. */
export function checkedValues(
  dataset: VersionedDataset,
  cells: Readonly<Record<string, string>>,
  uscc: string,
  exceptional: ReadonlySet<string>,
): Values {
  const names = dataset.fields.map(({ name }) => name);
  const unknown = Object.keys(cells).filter((name) => name === ownField || !names.includes(name));
  if (unknown.length > 0) throw refusal(unknown.map((field) => ({ field, rule: 'unknownField', detail: '表单里没有这一项' })));
  const mapping = mappingSchema.parse({ columns: names.map((name) => ({ header: name, field: name })) });
  const header = { headers: names, columns: mapping.columns.map((column, index) => ({ ...column, index })) };
  const check = compileChecker({ fields: dataset.fields, mapping, header, exceptional, rules: compileRules(dataset).rejects });
  const result = check({ cells: names.map((name) => (name === ownField ? uscc : (cells[name] ?? ''))), hasStrayQuote: false });
  if (!result.ok) throw refusal(result.problems);
  return result.values;
}

function refusal(problems: readonly (Pick<RowProblem, 'field' | 'rule' | 'detail'> & { readonly remedy?: string })[]): InvalidInput {
  const errors = problems.map(({ field, rule, detail, remedy }) => ({
    pointer: `/body/cells/${field}`,
    rule,
    detail: remedy ? `${detail}：${remedy}` : detail,
  }));
  return new InvalidInput(`有 ${errors.length} 处需要修改`, {}, errors);
}
