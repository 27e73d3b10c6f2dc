import { productTerms, type ProductTerms, type RuleSet, type RuleTest } from '@server/modules/products/products.contract';
import { t, te } from '../../../i18n';

type Fee = ProductTerms['fees'][number];
interface FeeDraft {
  kind: Fee['kind'];
  title: string;
  how: 'percent' | 'fixed';
  percent: string;
  fixed: string;
}
export interface TestDraft {
  kind: 'test';
  fact: string;
  operator: RuleTest['operator'];
  values: string[];
  whenMissing: RuleTest['whenMissing'];
}
export interface GroupDraft {
  kind: 'any';
  rules: TestDraft[];
}
export type LineDraft = TestDraft | GroupDraft;

/** The terms while they are being typed: figures are texts, and lines may be unfinished. */
export interface TermsDraft {
  name: string;
  summary: string;
  guaranteeType: ProductTerms['guaranteeType'];
  amountMin: string;
  amountMax: string;
  termMonthsMin: string;
  termMonthsMax: string;
  rateMin: string;
  rateMax: string;
  fees: FeeDraft[];
  repaymentMethods: ProductTerms['repaymentMethods'];
  use: string;
  tags: ProductTerms['tags'];
  datasets: { dataset: string; months: number | null; isRequired: boolean; reason: string }[];
  rules: { kind: 'all'; rules: LineDraft[] };
  firstResponseWorkingDays: string;
  decisionDays: string;
  penaltyRateUpliftPercent: string;
  prepayment: string;
  coolingOffDays: string;
  collection: string;
  complaintPhone: string;
}

/** A first draft. What is written here is shown in its step and again before it is sent for review. */
export const blankTerms = (): TermsDraft => ({
  name: '',
  summary: '',
  guaranteeType: 'credit',
  amountMin: '',
  amountMax: '',
  termMonthsMin: '6',
  termMonthsMax: '12',
  rateMin: '',
  rateMax: '',
  fees: [],
  repaymentMethods: ['interestMonthly'],
  use: t('products.bank.suggest.use'),
  tags: [],
  datasets: [],
  rules: { kind: 'all', rules: [] },
  firstResponseWorkingDays: '2',
  decisionDays: '30',
  penaltyRateUpliftPercent: '50',
  prepayment: t('products.bank.suggest.prepayment'),
  coolingOffDays: '0',
  collection: t('products.bank.suggest.collection'),
  complaintPhone: '',
});
export const blankTest = (): TestDraft => ({ kind: 'test', fact: '', operator: 'atLeast', values: [''], whenMissing: 'fail' });

export function draftOf(terms: ProductTerms): TermsDraft {
  return {
    ...terms,
    summary: terms.summary ?? '',
    termMonthsMin: String(terms.termMonthsMin),
    termMonthsMax: String(terms.termMonthsMax),
    fees: terms.fees.map(({ kind, title, percent, fixed }) => ({
      kind,
      title,
      how: percent === undefined ? 'fixed' : 'percent',
      percent: percent ?? '',
      fixed: fixed ?? '',
    })),
    repaymentMethods: [...terms.repaymentMethods],
    tags: [...terms.tags],
    datasets: terms.datasets.map((item) => ({ ...item })),
    rules: { kind: 'all', rules: terms.rules.rules.map(lineOf) },
    firstResponseWorkingDays: String(terms.firstResponseWorkingDays),
    decisionDays: String(terms.decisionDays),
    coolingOffDays: String(terms.coolingOffDays),
  };
}
const testOf = (test: RuleTest): TestDraft => ({ ...test, values: [...test.values] });
const lineOf = (line: RuleSet['rules'][number]): LineDraft => (line.kind === 'any' ? { kind: 'any', rules: line.rules.map(testOf) } : testOf(line));

const whole = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN);

/** As the wire has it. Whether it can be sent, the contract's own schema says. */
const wireOf = ({ summary, fees, ...draft }: TermsDraft) => ({
  ...draft,
  ...(summary.trim() !== '' && { summary }),
  termMonthsMin: whole(draft.termMonthsMin),
  termMonthsMax: whole(draft.termMonthsMax),
  firstResponseWorkingDays: whole(draft.firstResponseWorkingDays),
  decisionDays: whole(draft.decisionDays),
  coolingOffDays: whole(draft.coolingOffDays),
  fees: fees.map(({ kind, title, how, percent, fixed }) => ({ kind, title, ...(how === 'percent' ? { percent } : { fixed }) })),
});

export interface ReadTerms {
  readonly terms: ProductTerms | null;
  /** `amountMax` → what is wrong with it. */
  readonly problems: Record<string, string>;
}

export function readTerms(draft: TermsDraft): ReadTerms {
  const wire = wireOf(draft);
  const read = productTerms.safeParse(wire);
  if (read.success) return { terms: read.data, problems: {} };
  const problems: Record<string, string> = {};
  for (const issue of read.error.issues) {
    // A line is one of two kinds: which of its parts is wrong, its own kind's schema tells.
    for (const { path, message } of deepest(issue, wire)) problems[path] ??= sentence(path, message, draft);
  }
  return { terms: null, problems };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}
function deepest(issue: Issue, wire: unknown, before: readonly PropertyKey[] = []): { path: string; message: string }[] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union' || !issue.errors?.length) return [{ path: path.map(String).join('.'), message: issue.message }];
  const isOtherKind = (branch: readonly Issue[]): boolean => branch.some((one) => one.path.length === 1 && one.path[0] === 'kind');
  const branch = issue.errors.find((one) => !isOtherKind(one)) ?? issue.errors[0]!;
  return branch.flatMap((one) => deepest(one, wire, path));
}

/** The schema's own Chinese sentence where it has one; else what to do about the field. */
function sentence(path: string, message: string, draft: TermsDraft): string {
  if (/[\u4e00-\u9fff]/.test(message) && !isEmpty(draft, path)) return message;
  const general = path.replace(/\.\d+/g, '');
  const keys = [`products.bank.wrong.${general.replaceAll('.', '_')}`, `products.bank.wrong.${general.split('.').at(-1)}`];
  return t(keys.find(te) ?? 'products.bank.wrong.other');
}
function isEmpty(draft: TermsDraft, path: string): boolean {
  const value = path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], draft);
  return value === '' || value === undefined;
}

/** Where a problem document points: `/body/terms/rules/rules/0/values/0` and `/body/rules/0` (a trial) both name the line. */
export function termsField(pointer: string): string | null {
  const parts = pointer.split('/').filter((part) => part !== '');
  while (parts[0] === 'body' || parts[0] === 'terms') parts.shift();
  if (parts.length === 0 || parts[0] === 'etag') return null;
  if (parts[0] === 'rules' && /^\d+$/.test(parts[1] ?? '')) parts.splice(1, 0, 'rules');
  return parts.join('.');
}
