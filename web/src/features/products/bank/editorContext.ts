import { inject, type ComputedRef, type InjectionKey } from 'vue';
import type { TermsDraft } from './termsDraft';

export interface TermsContext {
  readonly draft: TermsDraft;
  /** What is wrong at a field, once it should be said. */
  readonly errorOf: (path: string) => string | null;
  /** The rules as the firm reads them, as last saved; `isFresh`: nothing was changed since. */
  readonly ruleTexts: ComputedRef<readonly string[] | null>;
  readonly isFresh: ComputedRef<boolean>;
}
export const termsKey: InjectionKey<TermsContext> = Symbol('terms');

export function useTerms(): TermsContext {
  const context = inject(termsKey);
  if (!context) throw new Error('A step outside its editor');
  return context;
}
