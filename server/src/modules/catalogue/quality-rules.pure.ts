import { now } from '../../kernel/clock.js';
import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { maskedForReport, type FieldValue, type RowProblem, type Values } from '../../kernel/importing/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { DatasetDefinition } from './definition.contract.js';
import type { QualityOperator, QualityRule } from './quality-rules.contract.js';

export interface RowRules {
  /** Why the row is not taken, or nothing. */
  rejects(values: Values): RowProblem[] | undefined;
  /** Codes of the rules that the row breaks and is taken all the same. */
  warnings(values: Values): readonly string[];
}

type Holds = (values: Values) => boolean;
interface CompiledRule {
  readonly rule: QualityRule;
  readonly field: FieldSpec;
  readonly holds: Holds;
}

const none: readonly string[] = [];

/** Compiled once a batch: what is left per row is a comparison per rule. A dataset without rules costs nothing. */
export function compileRules({ fields, rules }: Pick<DatasetDefinition, 'fields' | 'rules'>): RowRules {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const compiled = rules.flatMap((rule): CompiledRule[] => {
    const field = byName.get(rule.left);
    return field ? [{ rule, field, holds: holdsOf(rule, field) }] : [];
  });
  const rejecting = compiled.filter(({ rule }) => rule.severity === 'reject');
  const warning = compiled.filter(({ rule }) => rule.severity === 'warn');
  return {
    rejects(values) {
      let problems: RowProblem[] | undefined;
      for (const one of rejecting) if (!one.holds(values)) (problems ??= []).push(problemOf(one, values));
      return problems;
    },
    warnings: (values) => (warning.length === 0 ? none : warning.filter(({ holds }) => !holds(values)).map(({ rule }) => rule.code)),
  };
}

/** Whether one row keeps every rule: the problems of those that send it back, the codes of those that only count. */
export function checkRules(definition: Pick<DatasetDefinition, 'fields' | 'rules'>, values: Values): { rejects: RowProblem[]; warnings: string[] } {
  const rules = compileRules(definition);
  return { rejects: rules.rejects(values) ?? [], warnings: [...rules.warnings(values)] };
}

function problemOf({ rule, field }: CompiledRule, values: Values): RowProblem {
  const received = values[field.name];
  return {
    field: field.name,
    header: field.title,
    rule: rule.code,
    received: maskedForReport(received === null || received === undefined ? '' : String(received), field),
    detail: rule.detail,
    remedy: rule.remedy,
  };
}

function holdsOf({ left, operator, right }: QualityRule, field: FieldSpec): Holds {
  const fixed = typeof right === 'string' ? undefined : fixedValue(right.value);
  const rightOf = typeof right === 'string' ? (values: Values): FieldValue => values[right] ?? null : (): FieldValue => fixed ?? null;
  if (operator === 'requiredWith') return (values) => isEmpty(rightOf(values)) || !isEmpty(values[left] ?? null);
  const compare = isNumeric(field) ? compareNumbers : compareTexts;
  const passes = passing[operator];
  return (values) => {
    const one = values[left] ?? null;
    const other = rightOf(values);
    return isEmpty(one) || isEmpty(other) || passes(compare(one, other));
  };
}

const fixedValue = (text: string): string => (text === 'today' ? chinaDate(now()) : text);
const isEmpty = (value: FieldValue): value is null => value === null || value === '';
export const isNumeric = ({ type }: Pick<FieldSpec, 'type'>): boolean => ['money', 'integer', 'decimal', 'rate', 'flag'].includes(type);

const passing: Readonly<Record<Exclude<QualityOperator, 'requiredWith'>, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
};

/** Codes, days, months and years are written so that their order as text is their order. A month against `today` compares as far as it goes. */
function compareTexts(left: FieldValue, right: FieldValue): number {
  const [one, other] = [String(left), String(right)];
  const length = Math.min(one.length, other.length);
  const [a, b] = isPartOfDate(one, other) ? [one.slice(0, length), other.slice(0, length)] : [one, other];
  return a < b ? -1 : a > b ? 1 : 0;
}

const datePattern = /^\d{4}(-\d{2}){0,2}$/;
const isPartOfDate = (one: string, other: string): boolean => one.length !== other.length && datePattern.test(one) && datePattern.test(other);

/** Numbers are exact as text; as doubles two that are very close may look the same, so those are compared digit by digit. */
function compareNumbers(left: FieldValue, right: FieldValue): number {
  // Declared and paid are mostly one sum, written in one way.
  if (left === right) return 0;
  const difference = Number(left) - Number(right);
  return difference !== 0 ? difference : exact(left) < exact(right) ? -1 : exact(left) > exact(right) ? 1 : 0;
}

const decimals = 9;
function exact(value: FieldValue): bigint {
  const [whole = '0', part = ''] = String(value).replace('-', '').split('.');
  const digits = BigInt(whole + part.slice(0, decimals).padEnd(decimals, '0'));
  return String(value).startsWith('-') ? -digits : digits;
}
