import { isNumeric, rankOf } from './fact-values.pure.js';
import { actualText, distanceOf, manualAdvice, missingDistance, scaleOf } from './rule-distances.pure.js';
import { acceptsWord, limitOf } from './rule-tests.pure.js';
import { lineText, requiredText, testText, unknownFactText } from './rule-texts.pure.js';
// Numbers, not words: they are compared sixteen thousand times in one answer.
const MET = 0;
const FAILED = 1;
const MANUAL = 2;
const outcomes = ['met', 'failed', 'manual'];
/** At most so many failed lines still count as near. */
const nearFailedMax = 2;
export function compileRules(rules, vocabulary) {
    const checks = rules.rules.map((line) => line.kind === 'any' ? anyOf(line.rules.map((test) => checkOf(test, vocabulary))) : checkOf(line, vocabulary));
    return {
        lineCount: checks.length,
        judge: (reading) => judge(checks, reading),
        isMet: (line, reading) => checks[line]?.(reading) === MET,
        explain: (values) => {
            const reading = vocabulary.read(values);
            return rules.rules.map((line) => line.kind === 'any'
                ? explainGroup(lineText(vocabulary, line), line.rules.map((test) => explainTest(test, vocabulary, reading, values)))
                : explainTest(line, vocabulary, reading, values));
        },
    };
}
function judge(checks, reading) {
    let failed = 0;
    let manual = 0;
    for (const check of checks) {
        const mark = check(reading);
        if (mark === FAILED)
            failed += 1;
        else if (mark === MANUAL)
            manual += 1;
    }
    return { fit: fitOf(failed, manual), met: checks.length - failed - manual, failed, manual };
}
const fitOf = (failed, manual) => failed === 0 ? (manual === 0 ? 'fit' : 'manual') : failed <= nearFailedMax ? 'near' : 'unfit';
function checkOf(test, vocabulary) {
    const fact = vocabulary.find(test.fact);
    if (!fact)
        return () => MANUAL;
    const place = vocabulary.placeOf(test.fact);
    const missing = test.whenMissing === 'manual' ? MANUAL : FAILED;
    return isNumeric(fact.type) ? numericCheck(place, test, limitOf(fact, test), missing) : wordCheck(place, fact, test, missing);
}
/** A missing value is NaN, which is neither on this side of the limit nor on that. */
function numericCheck(place, test, limit, missing) {
    return test.operator === 'atLeast'
        ? ({ numbers }) => {
            const value = numbers[place];
            return value >= limit ? MET : value < limit ? FAILED : missing;
        }
        : ({ numbers }) => {
            const value = numbers[place];
            return value <= limit ? MET : value > limit ? FAILED : missing;
        };
}
function wordCheck(place, fact, test, missing) {
    const [asked = ''] = test.values;
    if (test.operator === 'atLeast' || test.operator === 'atMost')
        return gradeCheck(place, rankOf(fact, asked), test.operator, missing);
    if (test.operator === 'is' && fact.code !== 'region') {
        return ({ words }) => {
            const word = words[place];
            return word === asked ? MET : word === undefined ? missing : FAILED;
        };
    }
    // Few different words come up, so each is decided once.
    const known = new Map();
    return ({ words }) => {
        const word = words[place];
        if (word === undefined)
            return missing;
        const before = known.get(word);
        if (before !== undefined)
            return before;
        const mark = acceptsWord(fact, test, word) ? MET : FAILED;
        if (known.size < knownWordsMax)
            known.set(word, mark);
        return mark;
    };
}
const knownWordsMax = 200;
/** Ranks count from the best; a grade that the table does not have meets nothing. */
function gradeCheck(place, limit, operator, missing) {
    return operator === 'atLeast'
        ? ({ numbers, words }) => (numbers[place] <= limit ? MET : words[place] === undefined ? missing : FAILED)
        : ({ numbers, words }) => (numbers[place] >= limit ? MET : words[place] === undefined ? missing : FAILED);
}
function anyOf(checks) {
    return (reading) => {
        let best = FAILED;
        for (const check of checks) {
            const mark = check(reading);
            if (mark === MET)
                return MET;
            if (mark === MANUAL)
                best = MANUAL;
        }
        return best;
    };
}
function explainTest(test, vocabulary, reading, values) {
    const fact = vocabulary.find(test.fact);
    if (!fact)
        return { ...empty, text: unknownFactText(test.fact), title: test.fact, outcome: 'manual', advice: manualAdvice };
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
    if (value === null) {
        const { distance, advice } = outcome === 'manual' ? { distance: null, advice: manualAdvice } : missingDistance;
        return { ...about, outcome, actual: null, distance, advice, gap: null, scale: null };
    }
    const fails = outcome === 'failed' ? distanceOf(fact, test, value) : { gap: null, distance: null, advice: null };
    return { ...about, ...fails, outcome, actual: actualText(fact, test, value), scale: scaleOf(fact, test, value) };
}
const isReadable = (fact, vocabulary, { numbers, words }) => {
    const place = vocabulary.placeOf(fact.code);
    return isNumeric(fact.type) ? !Number.isNaN(numbers[place]) : words[place] !== undefined;
};
/** One of the group is enough; when none holds, any single distance would close it. */
function explainGroup(text, members) {
    const outcome = members.some((member) => member.outcome === 'met')
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
        advice: hasFailed ? `补上其中 1 项就符合。${members[0]?.advice ?? ''}` : outcome === 'manual' ? manualAdvice : null,
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
    members: [],
};
//# sourceMappingURL=rules.pure.js.map