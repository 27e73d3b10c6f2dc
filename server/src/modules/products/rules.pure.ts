import type { FactValues } from '../profiles/index.js';
import type { FactView } from '../profiles/profiles.contract.js';
import { isNumeric, rankOf, type FactVocabulary, type Reading } from './fact-values.pure.js';
import type { RuleSet, RuleTest } from './products.contract.js';
import { actualText, distanceOf, gapAdvice, manualAdvice, missingDistance, scaleOf, type Scale } from './rule-distances.pure.js';
import { acceptsWord, limitOf } from './rule-tests.pure.js';
import { lineText, requiredText, testText, unknownFactText } from './rule-texts.pure.js';

export type Outcome = 'met' | 'failed' | 'manual';
export type Fit = 'fit' | 'manual' | 'near' | 'unfit';

export interface Verdict {
  readonly fit: Fit;
  readonly met: number;
  readonly failed: number;
  readonly manual: number;
}

/** One line of the rules against one firm, in words. */
export interface RuleOutcome {
  readonly text: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly actual: string | null;
  readonly required: string;
  readonly distance: string | null;
  /** See `Distance`: moving the value by so much turns the line. Null when it does not fail, or fails by a word without order. */
  readonly gap: number | null;
  readonly advice: string | null;
  readonly scale: Scale | null;
  readonly asOf: string | null;
  readonly sourceName: string | null;
  readonly members: readonly RuleOutcome[];
}

/** A version's rules as functions, made once when the version is loaded. */
export interface CompiledRules {
  readonly lineCount: number;
  /** Counts only: what ranking needs, for thousands of products at a time. */
  judge(reading: Reading): Verdict;
  /** Whether line n is met; for trials, which count firm by firm. */
  isMet(line: number, reading: Reading): boolean;
  /** Every line in words, for the few that are shown. */
  explain(values: FactValues): RuleOutcome[];
}

// Numbers, not words: they are compared sixteen thousand times in one answer.
const MET = 0;
const FAILED = 1;
const MANUAL = 2;
type Mark = typeof MET | typeof FAILED | typeof MANUAL;
type Check = (reading: Reading) => Mark;
const outcomes: readonly Outcome[] = ['met', 'failed', 'manual'];

/** At most so many failed lines still count as near. */
const nearFailedMax = 2;

export function compileRules(rules: RuleSet, vocabulary: FactVocabulary): CompiledRules {
  const checks = rules.rules.map((line) =>
    line.kind === 'any' ? anyOf(line.rules.map((test) => checkOf(test, vocabulary))) : checkOf(line, vocabulary),
  );
  return {
    lineCount: checks.length,
    judge: (reading) => judge(checks, reading),
    isMet: (line, reading) => checks[line]?.(reading) === MET,
    explain: (values) => {
      const reading = vocabulary.read(values);
      return rules.rules.map((line) =>
        line.kind === 'any'
          ? explainGroup(
              lineText(vocabulary, line),
              line.rules.map((test) => explainTest(test, vocabulary, reading, values)),
            )
          : explainTest(line, vocabulary, reading, values),
      );
    },
  };
}

function judge(checks: readonly Check[], reading: Reading): Verdict {
  let failed = 0;
  let manual = 0;
  for (const check of checks) {
    const mark = check(reading);
    if (mark === FAILED) failed += 1;
    else if (mark === MANUAL) manual += 1;
  }
  return { fit: fitOf(failed, manual), met: checks.length - failed - manual, failed, manual };
}

const fitOf = (failed: number, manual: number): Fit =>
  failed === 0 ? (manual === 0 ? 'fit' : 'manual') : failed <= nearFailedMax ? 'near' : 'unfit';

function checkOf(test: RuleTest, vocabulary: FactVocabulary): Check {
  const fact = vocabulary.find(test.fact);
  if (!fact) return () => MANUAL;
  const place = vocabulary.placeOf(test.fact);
  const missing = test.whenMissing === 'manual' ? MANUAL : FAILED;
  return isNumeric(fact.type) ? numericCheck(place, test, limitOf(fact, test), missing) : wordCheck(place, fact, test, missing);
}

/**
 * A missing value is NaN, which is neither on this side of the limit nor on that. Over a list with a gap a number is the least there is: it
 * may fail "at most" and pass "at least", never the other way. That the list did not come is nobody's fault, so it is left to a person.
 */
function numericCheck(place: number, test: RuleTest, limit: number, missing: Mark): Check {
  return test.operator === 'atLeast'
    ? ({ numbers, gaps }) => {
        const value = numbers[place] as number;
        return value >= limit ? MET : gaps[place] === 1 ? MANUAL : value < limit ? FAILED : missing;
      }
    : ({ numbers, gaps }) => {
        const value = numbers[place] as number;
        return value > limit ? FAILED : gaps[place] === 1 ? MANUAL : value <= limit ? MET : missing;
      };
}

function wordCheck(place: number, fact: FactView, test: RuleTest, missing: Mark): Check {
  const [asked = ''] = test.values;
  if (test.operator === 'atLeast' || test.operator === 'atMost') return gradeCheck(place, rankOf(fact, asked), test.operator, missing);
  if (test.operator === 'is' && fact.code !== 'region') {
    return ({ words, gaps }) => {
      const word = words[place];
      return word === asked ? MET : word !== undefined ? FAILED : gaps[place] === 1 ? MANUAL : missing;
    };
  }
  // Few different words come up, so each is decided once.
  const known = new Map<string, Mark>();
  return ({ words, gaps }) => {
    const word = words[place];
    if (word === undefined) return gaps[place] === 1 ? MANUAL : missing;
    const before = known.get(word);
    if (before !== undefined) return before;
    const mark = acceptsWord(fact, test, word) ? MET : FAILED;
    if (known.size < knownWordsMax) known.set(word, mark);
    return mark;
  };
}
const knownWordsMax = 200;

/** Ranks count from the best; a grade that the table does not have meets nothing. */
function gradeCheck(place: number, limit: number, operator: 'atLeast' | 'atMost', missing: Mark): Check {
  return operator === 'atLeast'
    ? ({ numbers, words }) => ((numbers[place] as number) <= limit ? MET : words[place] === undefined ? missing : FAILED)
    : ({ numbers, words }) => ((numbers[place] as number) >= limit ? MET : words[place] === undefined ? missing : FAILED);
}

function anyOf(checks: readonly Check[]): Check {
  return (reading) => {
    let best: Mark = FAILED;
    for (const check of checks) {
      const mark = check(reading);
      if (mark === MET) return MET;
      if (mark === MANUAL) best = MANUAL;
    }
    return best;
  };
}

function explainTest(test: RuleTest, vocabulary: FactVocabulary, reading: Reading, values: FactValues): RuleOutcome {
  const fact = vocabulary.find(test.fact);
  if (!fact) return { ...empty, text: unknownFactText(test.fact), title: test.fact, outcome: 'manual', advice: manualAdvice };
  const known = values.get(test.fact);
  const outcome = outcomes[checkOf(test, vocabulary)(reading)] ?? 'manual';
  const value = isReadable(fact, vocabulary, reading) ? (known?.value ?? null) : null;
  const about = {
    text: testText(fact, test),
    title: fact.title,
    required: requiredText(fact, test),
    asOf: value === null ? null : (known?.asOf ?? null),
    sourceName: value === null ? null : (known?.sourceName ?? null),
    members: [],
  };
  const listGap = outcome === 'manual' && known?.gap ? gapAdvice(known.gap) : null;
  if (value === null) {
    const { distance, advice } = outcome === 'manual' ? { distance: null, advice: listGap ?? manualAdvice } : missingDistance;
    return { ...about, outcome, actual: null, distance, advice, gap: null, scale: null };
  }
  if (listGap) return { ...about, outcome, actual: `至少 ${actualText(fact, test, value)}`, distance: null, advice: listGap, gap: null, scale: null };
  const fails = outcome === 'failed' ? distanceOf(fact, test, value) : { gap: null, distance: null, advice: null };
  return { ...about, ...fails, outcome, actual: actualText(fact, test, value), scale: scaleOf(fact, test, value) };
}

const isReadable = (fact: FactView, vocabulary: FactVocabulary, { numbers, words }: Reading): boolean => {
  const place = vocabulary.placeOf(fact.code);
  return isNumeric(fact.type) ? !Number.isNaN(numbers[place]) : words[place] !== undefined;
};

/** One of the group is enough; when none holds, any single distance would close it. */
function explainGroup(text: string, members: readonly RuleOutcome[]): RuleOutcome {
  const outcome: Outcome = members.some((member) => member.outcome === 'met')
    ? 'met'
    : members.some((member) => member.outcome === 'manual')
      ? 'manual'
      : 'failed';
  const hasFailed = outcome === 'failed';
  return {
    ...empty,
    text,
    title: `满足下面 ${members.length} 项中的 1 项`,
    outcome,
    required: '至少 1 项',
    actual: outcome === 'met' ? '满足' : null,
    distance: hasFailed ? members.map((member) => member.distance).join('，或') : null,
    advice: hasFailed
      ? `补上其中 1 项就符合。${members[0]?.advice ?? ''}`
      : outcome === 'manual'
        ? (members.find((member) => member.outcome === 'manual')?.advice ?? manualAdvice)
        : null,
    members,
  };
}

const empty = {
  actual: null,
  required: '—',
  distance: null,
  gap: null,
  scale: null,
  asOf: null,
  sourceName: null,
  members: [] as readonly RuleOutcome[],
};
