import { percentText } from '@server/kernel/pure/format';
import type { ProductTerms } from '@server/modules/products/products.contract';
import { t } from '../../../i18n';
import { amountRange, feesText, methodsText, rateRange, termRange } from '../hall/termsText';
import type { Step } from './editorSteps';

export interface TermLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly step: Step;
}

/** A version line by line, to be read before it is sent and to be laid beside another. */
export function termLines(terms: ProductTerms, ruleTexts: readonly string[] | null, titleOf: (dataset: string) => string): TermLine[] {
  const say = (key: string, values: Record<string, unknown> = {}): string => t(`products.bank.terms.${key}`, values);
  const line = (key: string, step: Step, value: string): TermLine => ({ key, label: say(key), value, step });
  return [
    line('name', 'basic', terms.name),
    line('summary', 'basic', terms.summary ?? '—'),
    line('guaranteeType', 'basic', t(`products.guaranteeType.${terms.guaranteeType}`)),
    line('use', 'basic', terms.use),
    line('tags', 'basic', terms.tags.map((tag) => t(`products.tagLong.${tag}`)).join('、') || say('noTags')),
    line('amount', 'figures', amountRange(terms)),
    line('term', 'figures', termRange(terms)),
    line('rate', 'figures', rateRange(terms)),
    line('repaymentMethods', 'figures', methodsText(terms)),
    line('fees', 'fees', feesText(terms)),
    line('penalty', 'fees', say('penaltyText', { percent: percentText(terms.penaltyRateUpliftPercent) })),
    line('prepayment', 'fees', terms.prepayment),
    line('datasets', 'datasets', terms.datasets.map((item) => datasetText(item, titleOf)).join('\n') || t('products.bank.page.noDatasets')),
    line('rules', 'rules', rulesText(terms, ruleTexts)),
    line('promise', 'promises', say('promiseText', { first: terms.firstResponseWorkingDays, decision: terms.decisionDays })),
    line('coolingOff', 'promises', terms.coolingOffDays > 0 ? say('coolingOffDays', { n: terms.coolingOffDays }) : say('coolingOffNone')),
    line('collection', 'promises', terms.collection),
    line('complaint', 'promises', terms.complaintPhone),
  ];
}

function rulesText(terms: ProductTerms, ruleTexts: readonly string[] | null): string {
  if (terms.rules.rules.length === 0) return t('products.bank.page.noRules');
  return ruleTexts?.map((text, index) => `${index + 1}. ${text}`).join('\n') ?? t('products.bank.terms.ruleCount', { n: terms.rules.rules.length });
}

const datasetText = ({ dataset, months, isRequired, reason }: ProductTerms['datasets'][number], titleOf: (dataset: string) => string): string =>
  `${t('products.bank.terms.datasetLine', {
    title: titleOf(dataset),
    range: months === null ? t('products.bank.terms.datasetState') : t('products.bank.terms.datasetMonths', { n: months }),
    required: isRequired ? '' : t('products.bank.terms.optional'),
  })}：${reason}`;

/** Keys of the lines that differ. Rules are compared as data: their sentences exist only for what is saved. */
export function changedLines(from: ProductTerms, to: ProductTerms): ReadonlySet<string> {
  const a = termLines(from, null, String);
  const changed = new Set(termLines(to, null, String).flatMap((line, index) => (line.value === a[index]?.value ? [] : [line.key])));
  if (JSON.stringify(from.rules) !== JSON.stringify(to.rules)) changed.add('rules');
  return changed;
}
