import { now } from '../../kernel/clock.js';
import type { FieldError } from '../../kernel/errors.js';
import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { Fault } from '../../kernel/importing/problems.js';
import { readerOf } from '../../kernel/importing/readers.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { DatasetDefinition } from './definition.contract.js';
import type { QualityRule } from './quality-rules.contract.js';

const ordered: readonly FieldSpec['type'][] = ['money', 'integer', 'decimal', 'rate', 'date', 'month', 'year'];
/** Names of the importer's own checks: a rule called the same would be counted with them. */
const ownRules = ['required', 'usccInvalid', 'usccDoubtful', 'columnCount', 'unknownCode', 'enterpriseUnknown', 'rowTooWide'];

const ruleWords = { title: '规则名称', detail: '哪里不对', remedy: '怎么改' } as const;

/** Rules that could not be applied, or would never fire. */
export function ruleFaults({ fields, rules }: Pick<DatasetDefinition, 'fields' | 'rules'>): FieldError[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const codes = rules.map(({ code }) => code);
  return rules.flatMap((rule, index) => {
    const faults: FieldError[] = [];
    const add = (place: string, name: string, detail: string): void => void faults.push({ pointer: `/rules/${index}/${place}`, rule: name, detail });
    if (codes.indexOf(rule.code) !== index) add('code', 'duplicate', `规则代码 ${rule.code} 写了两次`);
    for (const [place, words] of Object.entries(ruleWords))
      if (rule[place as keyof typeof ruleWords].trim() === '') add(place, 'required', `写明${words}`);
    if (ownRules.includes(rule.code)) add('code', 'reserved', `${rule.code} 是系统自己的检查，请换一个代码`);
    const left = byName.get(rule.left);
    if (!left) add('left', 'unknownField', `字段 ${rule.left} 不在这个目录项里`);
    const right = typeof rule.right === 'string' ? byName.get(rule.right) : undefined;
    if (typeof rule.right === 'string' && !right) add('right', 'unknownField', `字段 ${rule.right} 不在这个目录项里`);
    if (rule.left === rule.right) add('right', 'sameField', '一个字段不用和自己比');
    if (left) comparisonFaults(rule, left, right, add);
    return faults;
  });
}

function comparisonFaults(
  rule: QualityRule,
  left: FieldSpec,
  right: FieldSpec | undefined,
  add: (place: string, rule: string, detail: string) => void,
): void {
  const { operator } = rule;
  if (operator === 'requiredWith') {
    if (typeof rule.right !== 'string') add('right', 'needsField', '“填了它就要填”要指明另一个字段');
    if (left.required) add('left', 'neverBroken', `${left.title}本来就必填，这条规则不会起作用`);
    return;
  }
  const isOrdering = operator !== 'eq' && operator !== 'ne';
  if (isOrdering && !ordered.includes(left.type)) add('operator', 'notOrdered', `${left.title}不能比大小，只能比相同或不同`);
  if (left.sensitivity === 'L4') add('left', 'sealed', `${left.title}加密保存，不能用在规则里`);
  if (right && !areComparable(left, right)) add('right', 'notComparable', `${left.title}和${right.title}不是同一种值，不能比`);
  if (typeof rule.right !== 'string' && !isReadable(left, rule.right.value)) add('right', 'unreadable', `“${rule.right.value}”不是${left.title}的值`);
}

const countable: readonly FieldSpec['type'][] = ['integer', 'decimal'];
const areComparable = (left: FieldSpec, right: FieldSpec): boolean =>
  left.type === right.type || (countable.includes(left.type) && countable.includes(right.type));

/** In our own form: what the reader would store is what the rule compares with. */
function isReadable(field: FieldSpec, text: string): boolean {
  if (text.trim() === '') return false;
  if (text === 'today') return ['date', 'month', 'year'].includes(field.type);
  const value = readerOf({ ...field, min: undefined, max: undefined }, {}, { exceptional: new Set(), today: chinaDate(now()) })(text);
  return !(value instanceof Fault) && String(value) === text;
}
