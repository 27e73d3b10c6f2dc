export type Separator = ',' | ';' | '\t' | '|';

const SEPARATORS: readonly Separator[] = [',', '\t', ';', '|'];
/** A title may stand above the header; so many lines are looked at. */
const LINES_MAX = 12;

type Counts = ReadonlyMap<string, number>;

/**
 * The separator that most lines have equally often outside quotes; of two such, the one more frequent in the first line that has any.
 * `null` while the lines are not there yet.
 */
export function separatorOf(text: string, isWhole: boolean): Separator | null {
  const lines: Counts[] = [];
  let counts = new Map<string, number>();
  let isQuoted = false;
  let hasContent = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (character === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (character === '\n' || character === '\r')) {
      if (hasContent) lines.push(counts);
      if (lines.length >= LINES_MAX) return mostRegular(lines);
      if (hasContent) counts = new Map();
      hasContent = false;
      continue;
    } else if (!isQuoted) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    hasContent = true;
  }
  if (hasContent && isWhole) lines.push(counts);
  return isWhole || text.length > 65_536 ? mostRegular(lines.length > 0 ? lines : [counts]) : null;
}

function mostRegular(lines: readonly Counts[]): Separator {
  const first = lines.find((counts) => SEPARATORS.some((separator) => counts.has(separator)));
  if (!first) return ',';
  const score = (separator: Separator): number => {
    const times = new Map<number, number>();
    for (const counts of lines) {
      const count = counts.get(separator) ?? 0;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...times.values());
  };
  return SEPARATORS.reduce((best, candidate) => {
    const difference = score(candidate) - score(best);
    return difference > 0 || (difference === 0 && (first.get(candidate) ?? 0) > (first.get(best) ?? 0)) ? candidate : best;
  }, ',');
}
