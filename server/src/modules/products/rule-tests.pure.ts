import type { FactView } from '../profiles/profiles.contract.js';
import { isNumeric, isSameWord, rankOf, unitsOf } from './fact-values.pure.js';
import type { RuleOperator, RuleTest } from './products.contract.js';

/** Which questions make sense for a fact. The rule builder offers these and the service refuses all others. */
export function operatorsOf(fact: Pick<FactView, 'type' | 'isOrdered'>): readonly RuleOperator[] {
  if (isNumeric(fact.type)) return ['atLeast', 'atMost'];
  if (fact.type === 'flag') return ['is', 'isNot'];
  return fact.isOrdered ? ['atLeast', 'atMost', 'is', 'isNot', 'oneOf', 'noneOf'] : ['is', 'isNot', 'oneOf', 'noneOf'];
}

/** The limit of a numeric test. */
export const limitOf = (fact: FactView, test: RuleTest): number => unitsOf(fact.type, test.values[0] ?? '');

/** Whether a word satisfies a test. For ordered codes `atLeast` means at least as good: the options stand best first. */
export function acceptsWord(fact: FactView, test: RuleTest, word: string): boolean {
  const names = (): boolean => test.values.some((asked) => isSameWord(fact, asked, word));
  switch (test.operator) {
    case 'atLeast':
      return rankOf(fact, word) <= rankOf(fact, test.values[0] ?? '');
    case 'atMost':
      return rankOf(fact, word) >= rankOf(fact, test.values[0] ?? '');
    case 'is':
    case 'oneOf':
      return names();
    case 'isNot':
    case 'noneOf':
      return !names();
  }
}

/** The codes of the table that satisfy a test, best first where the table is ordered. */
export const acceptedCodes = (fact: FactView, test: RuleTest): string[] => codesOf(fact).filter((code) => acceptsWord(fact, test, code));

export const codesOf = (fact: FactView): readonly string[] => (fact.type === 'flag' ? ['true', 'false'] : fact.options.map((option) => option.code));
