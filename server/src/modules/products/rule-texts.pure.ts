import type { FactView } from '../profiles/profiles.contract.js';
import { isNumeric, type FactVocabulary } from './fact-values.pure.js';
import { limitText, orList, spaced, wordText } from './fact-texts.pure.js';
import type { RuleSet, RuleTest } from './products.contract.js';
import { acceptedCodes, limitOf } from './rule-tests.pure.js';

type Line = RuleSet['rules'][number];

const comparisons: Record<'money' | 'ratio' | 'integer' | 'months' | 'date', readonly [atLeast: string, atMost: string]> = {
  money: ['不低于', '不高于'],
  ratio: ['不低于', '不高于'],
  integer: ['不少于', '不多于'],
  months: ['满', '不超过'],
  date: ['不早于', '不晚于'],
};

/** Yes-or-no facts read as a sentence of their own where "title + word" would be clumsy. */
const flagSentences: Readonly<Record<string, { readonly true: string; readonly false: string }>> = {
  listed: { true: '在严重失信主体名单上', false: '不在严重失信主体名单上' },
};

/** What the product asks, without naming the fact: `不低于 20 万元`, `A、B 或 M`, `未列入`. */
export function requiredText(fact: FactView, test: RuleTest): string {
  if (isNumeric(fact.type)) {
    const [atLeast, atMost] = comparisons[fact.type as keyof typeof comparisons];
    return `${test.operator === 'atLeast' ? atLeast : atMost} ${limitText(fact, limitOf(fact, test))}`;
  }
  const isExclusion = test.operator === 'isNot' || test.operator === 'noneOf';
  if (isExclusion && fact.type === 'code') return spaced(`不是${namedWords(fact, test)}`);
  return orList(acceptedWords(fact, test));
}

/** One test as the firm reads it: `近 12 个月纳税入库不低于 20 万元`. */
export function testText(fact: FactView, test: RuleTest): string {
  const required = requiredText(fact, test);
  if (isNumeric(fact.type)) return spaced(`${fact.title}${required}`);
  if (fact.type === 'flag') {
    const [accepted] = acceptedCodes(fact, test);
    const sentence = flagSentences[fact.code]?.[accepted === 'true' ? 'true' : 'false'];
    return sentence ?? spaced(`${fact.title}为${required}`);
  }
  if (test.operator === 'isNot' || test.operator === 'noneOf') return spaced(`${fact.title}${required}`);
  return spaced(fact.isOrdered && /^[A-Za-z0-9]/.test(required) ? `${fact.title}${required}` : `${fact.title}为${required}`);
}

/** A line without its remark about missing data: what a match shows. */
export function lineText(vocabulary: FactVocabulary, line: Line): string {
  return line.kind === 'any' ? line.rules.map((test) => namedText(vocabulary, test)).join('，或') : namedText(vocabulary, line);
}

/** All lines as the product's page shows them. */
export const ruleTexts = (vocabulary: FactVocabulary, rules: RuleSet): string[] =>
  rules.rules.map((line) => `${lineText(vocabulary, line)}${isLookedAtByPeople(line) ? '；没有数据的，由银行人工看' : ''}`);

/** Words of the accepted codes; a rule that names a region or code outside today's table still says it. */
export const acceptedWords = (fact: FactView, test: RuleTest): string[] => {
  const codes = test.operator === 'is' || test.operator === 'oneOf' ? test.values : acceptedCodes(fact, test);
  return codes.map((code) => wordText(fact, code));
};

const namedWords = (fact: FactView, test: RuleTest): string => orList(test.values.map((value) => wordText(fact, value)));

function namedText(vocabulary: FactVocabulary, test: RuleTest): string {
  const fact = vocabulary.find(test.fact);
  return fact ? testText(fact, test) : unknownFactText(test.fact);
}

/** A published version outlives the vocabulary it was written in; what nobody can compute any more is for people. */
export const unknownFactText = (code: string): string => `“${code}”（平台已不再提供这项数据，由银行人工看）`;

const isLookedAtByPeople = (line: Line): boolean =>
  line.kind === 'any' ? line.rules.every((test) => test.whenMissing === 'manual') : line.whenMissing === 'manual';
