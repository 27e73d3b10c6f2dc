import { limitText, orList, wordText } from './fact-texts.pure.js';
import { isNumeric, unitsOf } from './fact-values.pure.js';
import { feesFen } from './costs.pure.js';
import { readTerms } from './terms.pure.js';
import { acceptedCodes, codesOf, operatorsOf } from './rule-tests.pure.js';
const error = (pointer, rule, detail) => ({ pointer, rule, detail });
/** Everything the schema cannot see, all at once. Pointers begin at the terms. */
export function checkTerms(wire, context) {
    const terms = readTerms(wire);
    return [
        ...checkFigures(terms),
        ...repeated(wire.repaymentMethods, '/repaymentMethods', '还款方式重复'),
        ...repeated(wire.tags, '/tags', '标签重复'),
        ...repeated(wire.fees.map((fee) => fee.title), '/fees', '这项费用已经写过一次', '/title'),
        ...checkDatasets(wire, context),
        ...checkRules(wire.rules, context.vocabulary).map((one) => ({ ...one, pointer: `/rules${one.pointer}` })),
        ...checkCoverage(wire, context),
    ];
}
function checkFigures(terms) {
    const errors = [];
    if (terms.amountMinFen > terms.amountMaxFen)
        errors.push(error('/amountMax', 'range', '最高金额不能低于最低金额'));
    if (terms.termMonthsMin > terms.termMonthsMax)
        errors.push(error('/termMonthsMax', 'range', '最长期限不能短于最短期限'));
    if (terms.rateMinPpm > terms.rateMaxPpm)
        errors.push(error('/rateMax', 'range', '最高利率不能低于最低利率'));
    if (terms.penaltyRateUpliftPpm < 0 || terms.penaltyRateUpliftPpm > 1_000_000) {
        errors.push(error('/penaltyRateUpliftPercent', 'range', '罚息上浮比例要在 0 到 100% 之间'));
    }
    if (feesFen(terms.fees, terms.amountMinFen) >= terms.amountMinFen)
        errors.push(error('/fees', 'range', '借最低金额时，各项费用加起来不能达到借款金额'));
    return errors;
}
function checkDatasets({ datasets }, { datasets: known }) {
    const errors = repeated(datasets.map((item) => item.dataset), '/datasets', '这项数据已经列过一次', '/dataset');
    datasets.forEach(({ dataset, months }, index) => {
        const definition = known.get(dataset);
        if (!definition) {
            errors.push(error(`/datasets/${index}/dataset`, 'unknown', `数据目录里没有 ${dataset}`));
        }
        else if (definition.disclosure === 'governmentOnly') {
            errors.push(error(`/datasets/${index}/dataset`, 'disclosure', `“${definition.title}”只在政务部门之间共享，不能要求企业授权给银行`));
        }
        else if (definition.periodField !== null && months === null) {
            // Without it the consent would open every year there is.
            errors.push(error(`/datasets/${index}/months`, 'required', `“${definition.title}”要写明看多少个月`));
        }
    });
    return errors;
}
/** The rules alone: also what a trial is checked by. */
export function checkRules(rules, vocabulary) {
    const errors = [];
    const seen = new Set();
    rules.rules.forEach((line, index) => {
        const at = `/rules/${index}`;
        if (line.kind === 'any') {
            const members = new Set();
            line.rules.forEach((test, member) => {
                errors.push(...checkTest(test, `${at}/rules/${member}`, vocabulary));
                errors.push(...duplicate(members, JSON.stringify([test.fact, test.operator, [...test.values].sort()]), `${at}/rules/${member}`, '这一项在本组里重复'));
            });
        }
        else {
            errors.push(...checkTest(line, at, vocabulary));
            errors.push(...duplicate(seen, `${line.fact} ${line.operator}`, at, '同一项数据、同一种比较已经写过一条，请合并成一条'));
        }
    });
    return [...errors, ...contradictions(rules, vocabulary)];
}
function checkTest(test, at, vocabulary) {
    const fact = vocabulary.find(test.fact);
    if (!fact)
        return [error(`${at}/fact`, 'unknown', `没有“${test.fact}”这项数据可以比较`)];
    if (!operatorsOf(fact).includes(test.operator))
        return [error(`${at}/operator`, 'operator', `“${fact.title}”不能这样比较`)];
    const isList = test.operator === 'oneOf' || test.operator === 'noneOf';
    if (!isList && test.values.length !== 1)
        return [error(`${at}/values`, 'single', `“${fact.title}”这种比较只能写一个值`)];
    const errors = [
        ...repeated(test.values, `${at}/values`, '这个值重复'),
        ...test.values.flatMap((value, index) => checkValue(fact, value, `${at}/values/${index}`)),
    ];
    if (errors.length === 0 && !isNumeric(fact.type)) {
        const accepted = acceptedCodes(fact, test).length;
        if (accepted === 0)
            return [error(`${at}/values`, 'never', `这样写，没有企业能符合“${fact.title}”这一条`)];
        if (accepted === codesOf(fact).length && fact.code !== 'region')
            return [error(`${at}/values`, 'always', `这样写，“${fact.title}”这一条等于没有要求`)];
    }
    return errors;
}
/** Sensible ends per type: a slip of the finger is refused before it hides every firm. */
const ranges = {
    money: ['0', '1000000000000'],
    ratio: ['-1', '1000'],
    integer: ['0', '10000000'],
    months: ['0', '1200'],
    date: ['1900-01-01', '2100-12-31'],
};
function checkValue(fact, value, at) {
    if (!isNumeric(fact.type)) {
        const isKnown = codesOf(fact).includes(value) || (fact.code === 'region' && /^\d{6}$/.test(value));
        const choices = codesOf(fact).slice(0, 8);
        return isKnown
            ? []
            : [error(at, 'value', `“${fact.title}”没有“${value}”这个取值，可以用${orList(choices.map((code) => `${code}（${wordText(fact, code)}）`))}`)];
    }
    const units = unitsOf(fact.type, value);
    if (Number.isNaN(units))
        return [error(at, 'value', `“${fact.title}”的值“${value}”读不懂，要写成${howToWrite[fact.type] ?? '数字'}`)];
    const [from, to] = ranges[fact.type] ?? ['0', '0'];
    const [low, high] = [unitsOf(fact.type, from), unitsOf(fact.type, to)];
    return units < low || units > high ? [error(at, 'range', `“${fact.title}”的值要在 ${limitText(fact, low)} 到 ${limitText(fact, high)} 之间`)] : [];
}
const howToWrite = {
    money: '以元为单位的金额，最多 2 位小数，例如 200000.00',
    ratio: '小数，例如 0.05 表示 5%',
    integer: '整数',
    months: '整数个月',
    date: '日期，例如 2024-01-31',
};
/** `不低于 10` together with `不高于 5`: nobody could ever fit. */
function contradictions(rules, vocabulary) {
    const errors = [];
    rules.rules.forEach((line, index) => {
        if (line.kind !== 'test' || line.operator !== 'atMost')
            return;
        const fact = vocabulary.find(line.fact);
        const floor = rules.rules.find((other) => other.kind === 'test' && other.fact === line.fact && other.operator === 'atLeast');
        if (!fact || !floor || !isNumeric(fact.type))
            return;
        if (unitsOf(fact.type, floor.values[0] ?? '') > unitsOf(fact.type, line.values[0] ?? '')) {
            errors.push(error(`/rules/${index}/values/0`, 'contradiction', `“${fact.title}”的上限低于另一条写的下限，没有企业能符合`));
        }
    });
    return errors;
}
/**
 * A rule over data that the bank does not ask consent for could not be verified by anyone who decides.
 * Public datasets need no consent, so nothing has to be asked for.
 */
function checkCoverage(wire, { vocabulary, datasets }) {
    const errors = [];
    const check = (test, at) => {
        const fact = vocabulary.find(test.fact);
        const dataset = fact && datasets.get(fact.dataset);
        if (!fact || !dataset || dataset.disclosure === 'public')
            return;
        const index = wire.datasets.findIndex((item) => item.dataset === fact.dataset);
        const item = wire.datasets[index];
        if (!item) {
            errors.push(error(`${at}/fact`, 'dataset', `用到“${fact.title}”，但需要的数据里没有“${dataset.title}”（${dataset.code}）`));
        }
        else if (fact.months !== null && item.months !== null && item.months < fact.months) {
            errors.push(error(`/datasets/${index}/months`, 'months', `“${fact.title}”要看 ${fact.months} 个月的“${dataset.title}”（${dataset.code}），这里不够`));
        }
    };
    wire.rules.rules.forEach((line, index) => {
        const at = `/rules/rules/${index}`;
        if (line.kind === 'any')
            line.rules.forEach((test, member) => check(test, `${at}/rules/${member}`));
        else
            check(line, at);
    });
    return errors;
}
function repeated(values, at, detail, below = '') {
    const seen = new Set();
    return values.flatMap((value, index) => duplicate(seen, value, `${at}/${index}${below}`, detail));
}
function duplicate(seen, key, at, detail) {
    if (seen.has(key))
        return [error(at, 'duplicate', detail)];
    seen.add(key);
    return [];
}
//# sourceMappingURL=terms-check.pure.js.map