import { add, divide, type Exact } from './exact.pure.js';

/** Of the months from `first` up to but without `end`; `asked` is how many the window has. */
export type Fold = (months: readonly number[], values: readonly Exact[], first: number, end: number, asked: number) => Exact | null;

const countIf =
  (holds: (value: Exact) => boolean): Fold =>
  (_months, values, first, end) => {
    let count = 0;
    for (let place = first; place < end; place += 1) if (holds(values[place] as Exact)) count += 1;
    return count;
  };
const extreme =
  (isBetter: (value: Exact, than: Exact) => boolean): Fold =>
  (_months, values, first, end) => {
    let best: Exact | null = null;
    for (let place = first; place < end; place += 1) {
      const value = values[place] as Exact;
      if (best === null || isBetter(value, best)) best = value;
    }
    return best;
  };
export const total: Fold = (_months, values, first, end) => {
  if (first >= end) return null;
  let sum: Exact = 0;
  for (let place = first; place < end; place += 1) sum = add(sum, values[place] as Exact);
  return sum;
};
export const highest = extreme((value, than) => value > than);
export const lowest = extreme((value, than) => value < than);

export const folds = {
  sum: total,
  mean: (months, values, first, end, asked) => {
    const sum = total(months, values, first, end, asked);
    // Over the months there are: a month without a row is not known to be zero.
    return sum === null ? null : divide(sum, end - first, 0);
  },
  max: highest,
  min: lowest,
  last: (_months, values, first, end) => (first < end ? (values[end - 1] as Exact) : null),
  monthsWith: countIf((value) => value > 0),
  /** A month without a row is not known to be zero. */
  monthsZero: countIf((value) => value === 0),
  monthsPresent: (_months, _values, first, end) => end - first,
  streak: (months, values, first, end) => {
    let count = 0;
    for (let place = end - 1; place >= first; place -= 1) {
      if (!((values[place] as Exact) > 0) || (place < end - 1 && (months[place] as number) !== (months[place + 1] as number) - 1)) break;
      count += 1;
    }
    return count;
  },
} satisfies Record<string, Fold>;
