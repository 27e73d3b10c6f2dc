/** A count of fewer firms than this is never shown, to banks as to the public: below it a single firm can be guessed. */
export const threshold = 5;

/** An answer that depends on facts behind a consent has to depend on those of so many firms, or it is not given. */
export const dependersMin = 10;

/** `to` is where the next band begins: the count is at least `from` and less than `to`. */
export type CountBand = { readonly kind: 'suppressed' } | { readonly kind: 'band'; readonly from: number; readonly to: number };

/**
 * How many firms fit, as far as somebody without their consent may know. Zero is suppressed as well: "nobody" is a fact about every firm asked after.
 * The band widens with the count, so that one firm more or less is seldom visible at any size.
 */
export function countBand(count: number): CountBand {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`A count is a whole number of at least zero, not ${count}`);
  }
  if (count < threshold) {
    return { kind: 'suppressed' };
  }
  const width = bandWidth(count);
  const from = Math.floor(count / width) * width;
  return { kind: 'band', from, to: from + width };
}

function bandWidth(count: number): number {
  if (count < 100) {
    return 5;
  }
  return count < 1_000 ? 10 : 50;
}
