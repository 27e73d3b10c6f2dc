/** More than this of a value is not matched at all. */
export const patternInputMax = 500;
const SPANS_MAX = 2;
const REPEAT_SMALL = 20;

/**
 * Whether a regular expression can be matched in bounded time whatever the input: no group that repeats without end or repeats what
 * itself repeats, no references back, no looking around, and at most two open-ended repetitions in all. A backtracking matcher needs
 * exponential time for `(a+)+`, and a catalogue is edited by people.
 */
export function isSafePattern(source: string): boolean {
  const open: { spans: number; isAround: boolean }[] = [];
  let spans = 0;
  let inClass = false;
  let last: 'atom' | 'group' | 'none' = 'none';
  let lastGroupSpans = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!;
    if (character === '\\') {
      const next = source[at + 1] ?? '';
      if (/[1-9k]/.test(next)) return false;
      at += next === 'p' || next === 'P' ? Math.max(1, source.indexOf('}', at) - at) : 1;
      if (!inClass) last = 'atom';
      continue;
    }
    if (inClass) {
      if (character === ']') {
        inClass = false;
        last = 'atom';
      }
      continue;
    }
    if (character === '[') inClass = true;
    else if (character === '(') {
      if (/^\(\?(?!:)/.test(source.slice(at))) return false;
      if (source.startsWith('(?:', at)) at += 2;
      open.push({ spans, isAround: false });
      last = 'none';
    } else if (character === ')') {
      lastGroupSpans = spans - (open.pop()?.spans ?? 0);
      last = 'group';
    } else if ('*+?{'.includes(character)) {
      const repeat = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at));
      if (!repeat) return false;
      const isOpen = character === '*' || character === '+' || (repeat[2] !== undefined && repeat[3] === '');
      const times = character === '?' ? 1 : Number(repeat[3] || repeat[1] || 0);
      const isLong = isOpen || (character === '{' && repeat[2] !== undefined && times > REPEAT_SMALL);
      if (last === 'group' && (isOpen || (times > 1 && lastGroupSpans > 0))) return false;
      if (last === 'group' && times > REPEAT_SMALL) return false;
      if (isLong) spans += 1;
      at += repeat[0].length - 1;
      last = 'none';
    } else last = 'atom';
  }
  return spans <= SPANS_MAX;
}
