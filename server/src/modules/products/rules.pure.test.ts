import fc from 'fast-check';
import { ruleOperator, ruleSet, type RuleOperator, type RuleTest } from './products.contract.js';
import { valueType, type FactView } from '../profiles/profiles.contract.js';
import { FactVocabulary, isNumeric, textOf, unitsOf } from './fact-values.pure.js';
import { limitText } from './fact-texts.pure.js';
import { compileRules } from './rules.pure.js';
import { ruleTexts } from './rule-texts.pure.js';
import { acceptedCodes, codesOf, operatorsOf } from './rule-tests.pure.js';

const fact = (code: string, title: string, type: FactView['type'], more: Partial<FactView> = {}): FactView => ({
  code,
  title,
  group: '经营',
  type,
  unit: null,
  options: [],
  isOrdered: false,
  dataset: '05.02',
  months: null,
  previous: null,
  ...more,
});
const option = (code: string, title: string) => ({ code, title });
const grades = ['A', 'B', 'M', 'C', 'D'].map((code) => option(code, `${code} 级`));
const facts: FactView[] = [
  fact('ageMonths', '成立时间', 'months', { unit: '个月' }),
  fact('taxPaid12', '近 12 个月纳税入库', 'money', { unit: '万元' }),
  fact('taxPaidGrowth12', '近 12 个月纳税同比', 'ratio', { unit: '%' }),
  fact('taxMaxMin12', '近 12 个月最高月与最低月之比', 'ratio', { unit: '倍' }),
  fact('employees', '从业人数', 'integer', { unit: '人' }),
  fact('establishedOn', '成立日期', 'date'),
  fact('taxGrade', '纳税信用级别', 'code', { options: grades, isOrdered: true }),
  fact('status', '登记状态', 'code', {
    options: [option('operating', '在营'), option('suspended', '歇业'), option('revoked', '吊销'), option('deregistered', '注销')],
  }),
  fact('region', '所在地区', 'code', { options: [option('990101', '高新区'), option('990102', '澄东区'), option('110101', '东城区')] }),
  fact('listed', '严重失信主体名单', 'flag', { options: [option('true', '已列入'), option('false', '未列入')] }),
];
const vocabulary = new FactVocabulary(facts);

const testOf = (code: string, operator: RuleOperator, values: string[], whenMissing: 'fail' | 'manual' = 'fail'): RuleTest => ({
  kind: 'test',
  fact: code,
  operator,
  values,
  whenMissing,
});
const valuesOf = (values: Record<string, string | null>) =>
  new Map(Object.entries(values).map(([code, value]) => [code, { value, asOf: '2026-10', sourceName: '税务局', gap: null }]));
const rulesOf = (...rules: RuleTest[]) => ruleSet.parse({ kind: 'all', rules });
const explainOne = (test: RuleTest, value: string | null) => compileRules(rulesOf(test), vocabulary).explain(valuesOf({ [test.fact]: value }))[0]!;

describe('every question a bank can ask has a distance', () => {
  // operator × type → the limit, a value that fails, and what the firm reads.
  const table: Record<string, readonly [code: string, limit: string[], failing: string, distance: string]> = {
    'money atLeast': ['taxPaid12', ['200000.00'], '118000.00', '差 8.20 万元'],
    'money atMost': ['taxPaid12', ['200000'], '200099.99', '超 99.99 元'],
    'ratio atLeast': ['taxPaidGrowth12', ['-0.05'], '-0.062', '差 1.2 个百分点'],
    'ratio atMost': ['taxMaxMin12', ['3.5'], '4.1', '超 0.6 倍'],
    'integer atLeast': ['employees', ['10'], '7', '差 3 人'],
    'integer atMost': ['employees', ['1000'], '2500', '超 1,500 人'],
    'months atLeast': ['ageMonths', ['24'], '10', '差 1 年 2 个月'],
    'months atMost': ['ageMonths', ['36'], '41', '超 5 个月'],
    'date atLeast': ['establishedOn', ['2020-03-01'], '2020-02-28', '差 2 天'],
    'date atMost': ['establishedOn', ['2020-02-28'], '2020-03-01', '超 2 天'],
    'flag is': ['listed', ['false'], 'true', '应为未列入'],
    'flag isNot': ['listed', ['true'], 'true', '应为未列入'],
    'code is': ['status', ['operating'], 'revoked', '应为在营'],
    'code isNot': ['status', ['deregistered'], 'deregistered', '不能是注销'],
    'code oneOf': ['status', ['operating', 'suspended'], 'revoked', '应为在营或歇业'],
    'code noneOf': ['status', ['revoked', 'deregistered'], 'revoked', '不能是吊销'],
    'ordered atLeast': ['taxGrade', ['M'], 'C', '低 1 级'],
    'ordered atMost': ['taxGrade', ['C'], 'A', '高 3 级'],
    'ordered is': ['taxGrade', ['B'], 'D', '低 3 级'],
    'ordered isNot': ['taxGrade', ['D'], 'D', '低 1 级'],
    'ordered oneOf': ['taxGrade', ['A', 'B', 'M'], 'D', '低 2 级'],
    'ordered noneOf': ['taxGrade', ['C', 'D'], 'C', '低 1 级'],
  };

  it('and the table below is the whole list of combinations', () => {
    const combinations = valueType.options.flatMap((type) =>
      (type === 'code' ? [false, true] : [false]).flatMap((isOrdered) =>
        operatorsOf({ type, isOrdered }).map((operator) => `${isOrdered ? 'ordered' : type} ${operator}`),
      ),
    );
    expect(Object.keys(table).sort()).toEqual(combinations.sort());
    expect(new Set(combinations.map((name) => name.split(' ')[1]))).toEqual(new Set(ruleOperator.options));
  });

  it.each(Object.entries(table))('%s', (name, [code, limit, failing, distance]) => {
    const result = explainOne(testOf(code, ruleOperator.parse(name.split(' ')[1]), limit), failing);
    expect(result).toMatchObject({ outcome: 'failed', distance });
    expect(result.advice).not.toBeNull();
    expect(result.actual).not.toBeNull();
  });
});

describe('moving a value by its distance turns the rule', () => {
  const numericFacts = facts.filter((one) => isNumeric(one.type));
  const units = (one: FactView) =>
    one.type === 'date' ? fc.integer({ min: -20_000, max: 40_000 }) : fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });

  it('a share that is hardly there is not shown as none', () => {
    const hardly = testOf('taxPaidGrowth12', 'atMost', ['-0.000001']);
    expect(explainOne(hardly, '-0.000001').actual).toBe('\u22120.0001%');
    expect(explainOne(hardly, '0')).toMatchObject({ outcome: 'failed', actual: '0%' });
  });

  it('for everything counted: the distance closes it, one unit less does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...numericFacts).chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...operatorsOf(one)), units(one), units(one))),
        ([one, operator, limit, actual]) => {
          const test = testOf(one.code, operator, [textOf(one.type, limit)]);
          const before = explainOne(test, textOf(one.type, actual));
          if (before.outcome === 'met') {
            expect([before.distance, before.gap]).toEqual([null, null]);
            return;
          }
          const gap = before.gap!;
          expect(explainOne(test, textOf(one.type, actual + gap)).outcome).toBe('met');
          expect(explainOne(test, textOf(one.type, actual + gap - Math.sign(gap))).outcome).toBe('failed');
          expect(before.distance).not.toMatch(/[差超] 0(\.0+)?( |$)/);
          // The limit stands beside it as the bank wrote it.
          expect(before.actual).not.toBe(limitText(one, limit));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('for words: any accepted word closes it, and a grade so many grades away', () => {
    const worded = facts.filter((one) => !isNumeric(one.type));
    fc.assert(
      fc.property(
        fc.constantFrom(...worded).chain((one) => {
          const codes = codesOf(one);
          return fc.tuple(
            fc.constant(one),
            fc.constantFrom(...operatorsOf(one)),
            fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: codes.length }),
            fc.constantFrom(...codes),
          );
        }),
        ([one, operator, words, actual]) => {
          const test = testOf(one.code, operator, operator === 'oneOf' || operator === 'noneOf' ? words : words.slice(0, 1));
          const before = explainOne(test, actual);
          const accepted = acceptedCodes(one, test);
          expect(before.outcome).toBe(accepted.includes(actual) ? 'met' : 'failed');
          for (const code of accepted) expect(explainOne(test, code).outcome).toBe('met');
          if (before.gap !== null) {
            const codes = codesOf(one);
            expect(explainOne(test, codes[codes.indexOf(actual) + before.gap]!).outcome).toBe('met');
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('what the firm reads', () => {
  it('is a sentence for every rule', () => {
    const rules = ruleSet.parse({
      kind: 'all',
      rules: [
        testOf('ageMonths', 'atLeast', ['24']),
        testOf('taxPaid12', 'atLeast', ['200000']),
        testOf('taxPaid12', 'atMost', ['12345.6']),
        testOf('taxGrade', 'oneOf', ['A', 'B', 'M']),
        testOf('taxGrade', 'atLeast', ['M'], 'manual'),
        testOf('status', 'is', ['operating']),
        testOf('status', 'noneOf', ['revoked', 'deregistered']),
        testOf('listed', 'is', ['false']),
        testOf('taxPaidGrowth12', 'atLeast', ['-0.05']),
        testOf('taxMaxMin12', 'atMost', ['4']),
        testOf('employees', 'atMost', ['1000']),
        { kind: 'any', rules: [testOf('taxPaid12', 'atLeast', ['100000']), testOf('taxGrade', 'is', ['A'])] },
      ],
    });
    expect(ruleTexts(vocabulary, rules)).toEqual([
      '成立时间满 2 年',
      '近 12 个月纳税入库不低于 20 万元',
      '近 12 个月纳税入库不高于 12,345.60 元',
      '纳税信用级别 A、B 或 M',
      '纳税信用级别 A、B 或 M；没有数据的，由银行人工看',
      '登记状态为在营',
      '登记状态不是吊销或注销',
      '不在严重失信主体名单上',
      '近 12 个月纳税同比不低于 \u22125%',
      '近 12 个月最高月与最低月之比不高于 4 倍',
      '从业人数不多于 1,000 人',
      '近 12 个月纳税入库不低于 10 万元，或纳税信用级别 A',
    ]);
  });

  it('puts value and limit on a line, and says when time alone will do', () => {
    expect(explainOne(testOf('ageMonths', 'atLeast', ['24']), '19')).toMatchObject({
      actual: '1 年 7 个月',
      required: '满 2 年',
      distance: '差 5 个月',
      advice: '再过 5 个月满 2 年，届时符合',
      scale: { from: '0 个月', isBetterAbove: true },
      asOf: '2026-10',
      sourceName: '税务局',
    });
    const { scale } = explainOne(testOf('taxPaidGrowth12', 'atLeast', ['-0.05']), '-0.062');
    expect(scale).toEqual({ actual: expect.closeTo(0.5867), required: expect.closeTo(0.6667), from: '\u221215%', to: '0%', isBetterAbove: true });
    expect(explainOne(testOf('listed', 'is', ['false']), 'false')).toMatchObject({
      outcome: 'met',
      actual: '未列入',
      required: '未列入',
      scale: null,
      advice: null,
    });
  });

  it('neither passes nor fails a firm by a list that did not come', () => {
    const told = (test: RuleTest, value: string | null) => {
      const [line] = compileRules({ kind: 'all', rules: [test] }, vocabulary).explain(
        new Map([[test.fact, { value, asOf: '2026-10-01', sourceName: '市场监管局', gap: '“名单”还没有到' }]]),
      );
      return [line!.outcome, line!.actual];
    };
    const notListed = testOf('listed', 'is', ['false']);
    expect(told(notListed, null)).toEqual(['manual', null]);
    expect(told(testOf('listed', 'isNot', ['true']), null)).toEqual(['manual', null]);
    // A hit is a hit, however late the list.
    expect(told(notListed, 'true')).toEqual(['failed', '已列入']);
    // What was counted is the least there is.
    expect(told(testOf('employees', 'atMost', ['3']), '4')).toEqual(['failed', '4 人']);
    expect(told(testOf('employees', 'atMost', ['3']), '2')).toEqual(['manual', '至少 2 人']);
    expect(told(testOf('employees', 'atLeast', ['3']), '4')).toEqual(['met', '4 人']);
    expect(told(testOf('employees', 'atLeast', ['3']), '2')).toEqual(['manual', '至少 2 人']);
  });

  it('never rounds a failed value to its limit', () => {
    expect(explainOne(testOf('taxPaid12', 'atLeast', ['200000']), '199999.99')).toMatchObject({ actual: '199,999.99 元', distance: '差 0.01 元' });
    expect(explainOne(testOf('taxPaidGrowth12', 'atLeast', ['-0.05']), '-0.0501')).toMatchObject({
      actual: '\u22125.01%',
      distance: '差 0.01 个百分点',
    });
  });
});

describe('missing data', () => {
  it.each([null, 'not a number'])('fails or goes to a person, as the bank has said (%s)', (value) => {
    expect(explainOne(testOf('taxPaid12', 'atLeast', ['1'], 'fail'), value)).toMatchObject({
      outcome: 'failed',
      actual: null,
      distance: '没有数据',
      asOf: null,
    });
    expect(explainOne(testOf('taxPaid12', 'atLeast', ['1'], 'manual'), value)).toMatchObject({ outcome: 'manual', distance: null });
  });

  it('leaves a rule nobody can compute any more to people', () => {
    expect(explainOne(testOf('abolished', 'atLeast', ['1'], 'fail'), null)).toMatchObject({ outcome: 'manual' });
  });
});

describe('the verdict', () => {
  const four = compileRules(
    ruleSet.parse({
      kind: 'all',
      rules: [
        testOf('taxPaid12', 'atLeast', ['100']),
        testOf('employees', 'atLeast', ['5'], 'manual'),
        testOf('ageMonths', 'atLeast', ['12']),
        { kind: 'any', rules: [testOf('taxGrade', 'atLeast', ['B']), testOf('region', 'is', ['990100'])] },
      ],
    }),
    vocabulary,
  );
  const good = { taxPaid12: '100.00', employees: '5', ageMonths: '12', taxGrade: 'A', region: '110101' };

  it.each([
    ['fit', {}, 4, 0, 0],
    ['fit', { taxGrade: 'D', region: '990102' }, 4, 0, 0],
    ['manual', { employees: null }, 3, 0, 1],
    ['near', { employees: null, taxPaid12: '99.99' }, 2, 1, 1],
    ['near', { taxGrade: 'M', taxPaid12: '1' }, 2, 2, 0],
    ['unfit', { taxGrade: 'M', taxPaid12: '1', ageMonths: '1' }, 1, 3, 0],
  ] as const)('is %s for %j', (fit, changes, met, failed, manual) => {
    const values = valuesOf({ ...good, ...changes });
    expect(four.judge(vocabulary.read(values))).toEqual({ fit, met, failed, manual });
    const explained = four.explain(values).map((line) => line.outcome);
    expect([explained.filter((one) => one === 'met').length, explained.filter((one) => one === 'failed').length]).toEqual([met, failed]);
  });

  it('says of a failed group what each member lacks', () => {
    const line = four.explain(valuesOf({ ...good, taxGrade: 'M' }))[3]!;
    expect(line).toMatchObject({ outcome: 'failed', distance: '低 1 级，或应为江澄市' });
    expect(line.members.map((member) => member.outcome)).toEqual(['failed', 'failed']);
  });
});

it('reads back every value it writes', () => {
  for (const one of facts.filter(({ type }) => isNumeric(type))) {
    for (const units of [0, 1, -1, 123456]) expect(unitsOf(one.type, textOf(one.type, units))).toBe(units);
  }
});
