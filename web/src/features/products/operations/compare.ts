import type { ProductView } from '@server/modules/products/products.contract';
import { changedLines, termLines } from '../bank/termLines';

type Version = NonNullable<ProductView['open']>;
export interface ComparedLine {
  readonly key: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly isChanged: boolean;
}
export interface ComparedSentence {
  readonly text: string;
  readonly change: 'added' | 'removed' | 'kept';
}

/** Two versions side by side, line by line; rules are compared as sentences of their own. */
export function comparedLines(before: Version | null, after: Version, titleOf: (dataset: string) => string): ComparedLine[] {
  const old = before && new Map(termLines(before.terms, before.ruleTexts, titleOf).map((line) => [line.key, line.value]));
  const changed = before ? changedLines(before.terms, after.terms) : new Set<string>();
  return termLines(after.terms, after.ruleTexts, titleOf)
    .filter(({ key }) => key !== 'rules')
    .map(({ key, label, value }) => ({ key, label, before: old?.get(key) ?? null, after: value, isChanged: changed.has(key) }));
}

/** The new rules in their order; what was dropped stands where it was, behind the sentence before it. */
export function comparedRules(before: readonly string[] | null, after: readonly string[]): ComparedSentence[] {
  const result: ComparedSentence[] = after.map((text) => ({ text, change: before === null || before.includes(text) ? 'kept' : 'added' }));
  for (const [index, text] of (before ?? []).entries()) {
    if (after.includes(text)) continue;
    const at = result.findLastIndex((one) => (before ?? []).slice(0, index).includes(one.text));
    result.splice(at + 1, 0, { text, change: 'removed' });
  }
  return result;
}
