import { compile, type Compute } from './compile.pure.js';
import { datasetsIn, indicatorDefinition, monthsIn, type Expression, type IndicatorDefinition } from './declaration.js';
import { conductIndicators } from './definitions/conduct.js';
import { financeIndicators } from './definitions/finance.js';
import { peopleIndicators } from './definitions/people.js';
import { registrationIndicators } from './definitions/registration.js';
import { taxIndicators } from './definitions/tax.js';
import { tradeIndicators } from './definitions/trade.js';
import { utilityIndicators } from './definitions/utilities.js';
import type { FirmRecords } from './firm-records.pure.js';

export interface Indicator extends IndicatorDefinition {
  /** All of them must be open to its reader. The first one's source is named beside the figure. */
  readonly datasets: readonly string[];
  /** Months of records it looks back over; null: a state. */
  readonly months: number | null;
  compute: Compute;
}

/** Declarations are checked as they are loaded: a wrong one stops the start, not a firm's file. */
export function load(written: readonly unknown[]): readonly Indicator[] {
  const definitions = written.map((one) => indicatorDefinition.parse(one));
  const byCode = new Map(definitions.map((definition) => [definition.code, definition]));
  if (byCode.size !== definitions.length) throw new Error('An indicator is declared twice');
  const share = sharing();
  return definitions.map((definition) => {
    const expression = share(definition.expression);
    const origin = expression.op === 'since' ? byCode.get(expression.of) : definition;
    for (const code of [definition.previous, definition.change])
      if (code !== null && !byCode.has(code)) throw new Error(`${definition.code} names ${code}, which is not declared`);
    if (!origin || (expression.op === 'since' && origin.type !== 'date'))
      throw new Error(`${definition.code} counts from a day that is not declared`);
    return {
      ...definition,
      expression,
      datasets: datasetsIn(origin.expression),
      months: definition.monthsOpen ?? monthsIn(expression),
      compute: settled(definition, expression),
    };
  });
}

/** What "no record" means is part of the declaration: nothing is known, or there was nothing. */
function settled(definition: IndicatorDefinition, expression: Expression): Compute {
  const compute = compile(expression, definition.type === 'integer');
  if (definition.whenAbsent === 'none' || !('dataset' in expression)) return compute;
  return (records: FirmRecords) => {
    const figure = compute(records);
    return records.of(expression.dataset).rows.length > 0 ? figure : { value: null, asOf: figure.asOf };
  };
}

/** Lines of months that are declared alike become one object, so that a firm's rows are added up once for all of them. */
function sharing(): (expression: Expression) => Expression {
  const lines = new Map<string, unknown>();
  const shared = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).map(([name, inner]) => [name, shared(inner)] as const);
    const made = Object.fromEntries(entries);
    if (!('perMonth' in made)) return made;
    const key = JSON.stringify(made);
    if (!lines.has(key)) lines.set(key, made);
    return lines.get(key);
  };
  return (expression) => shared(expression) as Expression;
}

export const indicators: readonly Indicator[] = load([
  ...registrationIndicators,
  ...taxIndicators,
  ...tradeIndicators,
  ...financeIndicators,
  ...utilityIndicators,
  ...peopleIndicators,
  ...conductIndicators,
]);

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((indicator) => [indicator.code, indicator]));

/** Everything the figures are made of. */
export const indicatorDatasets: readonly string[] = [...new Set(indicators.flatMap(({ datasets }) => datasets))].sort();

/** The figures that can change when records of these datasets do. */
export const indicatorsOf = (datasets: ReadonlySet<string>): readonly Indicator[] =>
  indicators.filter((indicator) => indicator.datasets.some((dataset) => datasets.has(dataset)));

/** The figures that can change on a day on which no record does. */
export const datedIndicators: readonly Indicator[] = indicators.filter(({ expression }) => isDated(expression));

function isDated(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('notReached' in part || 'notPassed' in part || ('dataset' in part && 'months' in part && part.months !== null && !('of' in part))) return true;
  return ('on' in part && typeof part.on === 'string' && 'op' in part && part.op !== 'lastOn') || Object.values(part).some(isDated);
}
