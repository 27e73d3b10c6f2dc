// One enterprise against two thousand products of eight conditions: our compiled rules beside the same questions written by hand.
import 'reflect-metadata';
import { rank } from '../src/modules/matching/index.js';
import { compileRules, FactVocabulary, readTerms, Shelf, type PublishedVersion } from '../src/modules/products/index.js';
import { productTerms, type RuleSet, type RuleTest } from '../src/modules/products/products.contract.js';
import { factsFor, type FactValues } from '../src/modules/profiles/index.js';

const productsCount = 2_000;
const firmsCount = 20;
const rounds = 15;
const limit = 3;

const vocabulary = new FactVocabulary(factsFor('990100'));
let seed = 20260901;
const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
const between = (low: number, high: number): number => Math.floor(low + random() * (high - low));
const grades = ['A', 'B', 'M', 'C', 'D'];

/** What the hand-written side reads: plain properties, already numbers. */
interface PlainFirm {
  readonly ageMonths: number;
  readonly status: string;
  readonly taxGrade: number;
  readonly taxPaid12: number;
  readonly taxPaidGrowth12: number;
  readonly taxMonthsPaid12: number;
  readonly taxMaxMin12: number;
  readonly listed: boolean;
}
type Condition = (firm: PlainFirm) => boolean;

const limits = Array.from({ length: productsCount }, () => ({
  age: between(6, 60),
  grade: between(0, 4),
  paid: between(1, 60) * 10_000,
  growth: between(-30, 20) / 100,
  months: between(3, 12),
  maxMin: between(2, 9),
}));
const test = (fact: string, operator: RuleTest['operator'], ...values: string[]): RuleTest => ({
  kind: 'test',
  fact,
  operator,
  values,
  whenMissing: 'fail',
});
const ruleSets: RuleSet[] = limits.map(({ age, grade, paid, growth, months, maxMin }) => ({
  kind: 'all',
  rules: [
    test('ageMonths', 'atLeast', String(age)),
    test('status', 'is', 'operating'),
    test('taxGrade', 'atLeast', grades[grade] ?? 'D'),
    test('taxPaid12', 'atLeast', `${paid}.00`),
    test('taxPaidGrowth12', 'atLeast', growth.toFixed(4)),
    test('taxMonthsPaid12', 'atLeast', String(months)),
    test('taxMaxMin12', 'atMost', String(maxMin)),
    test('listed', 'is', 'false'),
  ],
}));
const byHand: Condition[][] = limits.map(({ age, grade, paid, growth, months, maxMin }) => [
  (firm) => firm.ageMonths >= age,
  (firm) => firm.status === 'operating',
  (firm) => firm.taxGrade <= grade,
  (firm) => firm.taxPaid12 >= paid,
  (firm) => firm.taxPaidGrowth12 >= growth,
  (firm) => firm.taxMonthsPaid12 >= months,
  (firm) => firm.taxMaxMin12 <= maxMin,
  (firm) => !firm.listed,
]);

const firms = Array.from({ length: firmsCount }, () => {
  const plain: PlainFirm = {
    ageMonths: between(3, 200),
    status: random() < 0.9 ? 'operating' : 'suspended',
    taxGrade: between(0, 5),
    taxPaid12: between(0, 90) * 10_000,
    taxPaidGrowth12: between(-40, 40) / 100,
    taxMonthsPaid12: between(0, 13),
    taxMaxMin12: between(1, 12),
    listed: random() < 0.05,
  };
  const texts: Record<string, string> = {
    ageMonths: String(plain.ageMonths),
    status: plain.status,
    taxGrade: grades[plain.taxGrade] ?? 'D',
    taxPaid12: `${plain.taxPaid12}.00`,
    taxPaidGrowth12: plain.taxPaidGrowth12.toFixed(4),
    taxMonthsPaid12: String(plain.taxMonthsPaid12),
    taxMaxMin12: plain.taxMaxMin12.toFixed(4),
    listed: String(plain.listed),
  };
  const values: FactValues = new Map(Object.entries(texts).map(([code, value]) => [code, { value, asOf: '2026-10-31', sourceName: '', gap: null }]));
  return { plain, values };
});

const compileStarted = performance.now();
const compiled = ruleSets.map((rules) => compileRules(rules, vocabulary));
const compileMs = performance.now() - compileStarted;

/** Both sides give the same answer: how many products fit, and how many are one or two conditions away. */
function matchByHand(firm: PlainFirm): [fit: number, near: number] {
  let fit = 0;
  let near = 0;
  for (const conditions of byHand) {
    let failed = 0;
    for (const condition of conditions) if (!condition(firm)) failed += 1;
    if (failed === 0) fit += 1;
    else if (failed <= 2) near += 1;
  }
  return [fit, near];
}
function matchCompiled(values: FactValues): [fit: number, near: number] {
  const reading = vocabulary.read(values);
  let fit = 0;
  let near = 0;
  for (const rules of compiled) {
    const verdict = rules.judge(reading);
    if (verdict.fit === 'fit') fit += 1;
    else if (verdict.fit === 'near') near += 1;
  }
  return [fit, near];
}

const terms = productTerms.parse({
  name: '产品',
  guaranteeType: 'credit',
  amountMin: '100000',
  amountMax: '3000000',
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMin: '3.85',
  rateMax: '4.35',
  fees: [{ kind: 'service', title: '服务费', percent: '0.6' }],
  repaymentMethods: ['equalInstalment'],
  use: '经营周转',
  tags: [],
  datasets: [],
  rules: { kind: 'all', rules: [] },
  firstResponseWorkingDays: 2,
  decisionDays: 10,
  penaltyRateUpliftPercent: '50',
  prepayment: '可提前还款',
  coolingOffDays: 0,
  collection: '本行催收',
  complaintPhone: '0',
});
const shelf = new Shelf(
  1,
  compiled.map((rules, index): PublishedVersion => {
    const wireTerms = { ...terms, rateMin: (3 + (index % 300) / 100).toFixed(2) };
    const id = String(index).padStart(26, '0');
    return {
      productId: id,
      versionId: id,
      versionNumber: 1,
      bankId: 'bank',
      publishedAt: new Date(0),
      terms: readTerms(wireTerms),
      wireTerms,
      compiled: rules,
      ruleTexts: [],
    };
  }),
);

for (const { plain, values } of firms) {
  const [expected, actual] = [JSON.stringify(matchByHand(plain)), JSON.stringify(matchCompiled(values))];
  if (expected !== actual) throw new Error(`By hand ${expected}, compiled ${actual}: the comparison would be worth nothing`);
}

const costsStarted = performance.now();
shelf.costs({});
const costsMs = performance.now() - costsStarted;

const measured = { hand: [] as number[], compiled: [] as number[], ranked: [] as number[] };
// In turns, so that a busy machine slows all three.
for (let round = 0; round < rounds; round += 1) {
  measured.hand.push(perFirm(({ plain }) => matchByHand(plain)));
  measured.compiled.push(perFirm(({ values }) => matchCompiled(values)));
  measured.ranked.push(
    perFirm(({ values }) =>
      rank(shelf, vocabulary, values, {}).sort((a, b) => Number(a.keys[0]) - Number(b.keys[0]) || Number(a.keys[1]) - Number(b.keys[1])),
    ),
  );
}
const hand = median(measured.hand);
const ours = median(measured.compiled);
const ranked = median(measured.ranked);
const ratio = ours / hand;

const lines = [
  '| One enterprise against 2,000 products × 8 conditions | ms |',
  '|---|---|',
  `| plain functions written by hand, counting failures | ${hand.toFixed(2)} |`,
  `| compiled rules, facts parsed from their wire form included | ${ours.toFixed(2)} |`,
  `| the same, ranked by fit and whole cost (aim < 5) | ${ranked.toFixed(2)} |`,
  `| once per publication: compiling all rules | ${compileMs.toFixed(1)} |`,
  `| once per amount and term asked: whole cost of all products | ${costsMs.toFixed(1)} |`,
];
console.log(lines.join('\n'));
console.log(JSON.stringify({ bench: 'matching against plain functions', ratio, limit: { max: limit }, lines }));

function perFirm(work: (firm: (typeof firms)[number]) => unknown): number {
  const started = performance.now();
  for (const firm of firms) work(firm);
  return (performance.now() - started) / firms.length;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
