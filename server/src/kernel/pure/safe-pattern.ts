/** More than this of a value is not matched at all. */
export const patternInputMax = 500;
const SPANS_MAX = 2;
const REPEAT_SMALL = 20;
/** So many ways of reading one value may there be: a matcher tries them all before it says no. Fewer where repetitions without end multiply them. */
const WAYS_MAX = 10_000;
const WAYS_BESIDE_SPANS_MAX = 20;

/** How many ways an expression has been put together so far: those of the present alternative, and of the ones before it. */
interface Ways {
  before: number;
  here: number;
}

/**
 * Whether a regular expression can be matched in bounded time whatever the input: no group that repeats without end or repeats what
 * itself repeats, no references back, no looking around, at most two open-ended repetitions in all, and few choices besides. A backtracking
 * matcher needs exponential time for `(a+)+` and for `a?a?a?…`, and a catalogue is edited by people.
 */
export function isSafePattern(source: string): boolean {
  const open: { spans: number; ways: Ways }[] = [];
  let ways: Ways = { before: 0, here: 1 };
  /** Of the atom or group that a repetition may follow. */
  let lastWays = 1;
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
      if (!inClass) {
        last = 'atom';
        lastWays = 1;
      }
      continue;
    }
    if (inClass) {
      if (character === ']') {
        inClass = false;
        last = 'atom';
        lastWays = 1;
      }
      continue;
    }
    if (character === '[') inClass = true;
    else if (character === '(') {
      if (/^\(\?(?!:)/.test(source.slice(at))) return false;
      if (source.startsWith('(?:', at)) at += 2;
      open.push({ spans, ways });
      ways = { before: 0, here: 1 };
      last = 'none';
    } else if (character === ')') {
      const group = open.pop();
      lastGroupSpans = spans - (group?.spans ?? 0);
      lastWays = ways.before + ways.here;
      ways = { before: group?.ways.before ?? 0, here: (group?.ways.here ?? 1) * lastWays };
      last = 'group';
    } else if (character === '|') {
      ways = { before: ways.before + ways.here, here: 1 };
      last = 'none';
    } else if ('*+?{'.includes(character)) {
      const repeat = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at));
      if (!repeat) return false;
      const isOpen = character === '*' || character === '+' || (repeat[2] !== undefined && repeat[3] === '');
      const times = character === '?' ? 1 : Number(repeat[3] || repeat[1] || 0);
      const isLong = isOpen || (character === '{' && repeat[2] !== undefined && times > REPEAT_SMALL);
      if (last === 'group' && (isOpen || (times > 1 && lastGroupSpans > 0))) return false;
      if (last === 'group' && times > REPEAT_SMALL) return false;
      if (isLong) spans += 1;
      // The first time is counted already; each further one multiplies, and each time that may be left out is a way of its own.
      else ways.here *= lastWays ** (times - 1) * (times - Number(repeat[1] ?? (character === '?' ? 0 : times)) + 1);
      at += repeat[0].length - 1;
      last = 'none';
    } else {
      last = 'atom';
      lastWays = 1;
    }
  }
  return spans <= SPANS_MAX && ways.before + ways.here <= (spans < SPANS_MAX ? WAYS_MAX : WAYS_BESIDE_SPANS_MAX);
}
