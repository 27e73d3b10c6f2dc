import { countBand, dependersMin } from '../../kernel/pure/disclosure-control.js';
import type { FactVocabulary, Reading } from './fact-values.pure.js';
import type { RuleSet, RuleTest } from './products.contract.js';
import { compileRules } from './rules.pure.js';

export type Band = { readonly from: number; readonly to: number } | null;

/**
 * Counts firms line by line, and how many of them hang on facts behind a consent: what they would be with those facts all in their favour,
 * less what they are without any. When everybody knows who the few are, by what is public about them, even a band tells their figures.
 */
export class TrialCount {
  private readonly met: number[];
  private readonly dependers: number[];
  private readonly rules: ReturnType<typeof compileRules>;
  private readonly atWorst: ReturnType<typeof compileRules>;
  private readonly isAlwaysPossible: readonly boolean[];
  private all = 0;

  constructor(
    private readonly rulesAsked: RuleSet,
    vocabulary: FactVocabulary,
    isHidden: (test: RuleTest) => boolean,
  ) {
    const hiddenIn = (line: RuleSet['rules'][number]): boolean => (line.kind === 'any' ? line.rules.some(isHidden) : isHidden(line));
    const withoutHidden = (line: RuleSet['rules'][number]): RuleSet['rules'][number] =>
      line.kind === 'any' ? { ...line, rules: line.rules.filter((test) => !isHidden(test)) } : isHidden(line) ? { kind: 'any', rules: [] } : line;
    const lines = rulesAsked.rules;
    this.isAlwaysPossible = lines.map(hiddenIn);
    this.rules = compileRules(rulesAsked, vocabulary);
    this.atWorst = compileRules({ kind: 'all', rules: lines.map(withoutHidden) }, vocabulary);
    this.met = new Array<number>(lines.length).fill(0);
    this.dependers = new Array<number>(lines.length).fill(0);
  }

  add(reading: Reading): void {
    this.all += 1;
    let isMet = true;
    let isCertain = true;
    for (let line = 0; line < this.rulesAsked.rules.length; line += 1) {
      if (!this.isAlwaysPossible[line] && !this.rules.isMet(line, reading)) return;
      isMet &&= this.rules.isMet(line, reading);
      isCertain &&= this.atWorst.isMet(line, reading);
      if (isMet) this.met[line] = (this.met[line] ?? 0) + 1;
      if (!isCertain) this.dependers[line] = (this.dependers[line] ?? 0) + 1;
    }
  }

  answer(): { fits: Band; all: Band; afterLine: Band[] } {
    const afterLine = this.met.map((count, line) => (isFew(this.dependers[line] ?? 0) ? null : bandOf(count)));
    const all = bandOf(this.all);
    return { fits: this.met.length === 0 ? all : (afterLine.at(-1) ?? null), all, afterLine };
  }
}

const isFew = (dependers: number): boolean => dependers > 0 && dependers < dependersMin;

function bandOf(count: number): Band {
  const band = countBand(count);
  return band.kind === 'band' ? { from: band.from, to: band.to } : null;
}
