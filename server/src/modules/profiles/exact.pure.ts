/** A whole number of the smallest unit (分, or the last decimal): a plain number while that is exact, a bigint beyond. */
export type Exact = number | bigint;

/** Decimals kept: 分 for money, four for measured quantities, none for counts. */
export const scales = { money: 2, decimal: 4, count: 0 } as const;
export type Scale = keyof typeof scales;

const safeLength = 15;
const powers = [1, 10, 100, 1_000, 10_000];

/** A stored value in its smallest unit. More decimals than the scale holds are rounded half away from zero. */
export function exactOf(value: string | number, scale: number): Exact {
  if (typeof value === 'number') return Number.isInteger(value) ? value * (powers[scale] ?? 1) : exactOf(String(value), scale);
  const point = value.indexOf('.');
  if (value.length < safeLength) {
    if (point < 0) return Number(value) * (powers[scale] ?? 1);
    const decimals = value.length - point - 1;
    if (decimals <= scale) return Number(value.slice(0, point) + value.slice(point + 1)) * (powers[scale - decimals] ?? 1);
  }
  return longOf(value, scale);
}

function longOf(value: string, scale: number): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) throw new RangeError('Not a decimal number');
  const [, sign, whole = '0', decimals = ''] = match;
  const kept = BigInt(whole + decimals.slice(0, scale).padEnd(scale, '0')) + (Number(decimals[scale] ?? '0') >= 5 ? 1n : 0n);
  return narrow(sign ? -kept : kept);
}

export const narrow = (value: bigint): Exact =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value;

export function add(left: Exact, right: Exact): Exact {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(left) + BigInt(right);
}

export const subtract = (left: Exact, right: Exact): Exact => add(left, typeof right === 'number' ? -right : -right);

/** 四舍五入, halves away from zero. `scale` powers of ten are kept of the quotient. */
export function divide(numerator: Exact, denominator: Exact, scale: number): Exact {
  const factor = powers[scale] ?? 1;
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const isNegative = numerator < 0 !== denominator < 0;
    const top = 2 * Math.abs(numerator) * factor + Math.abs(denominator);
    const bottom = 2 * Math.abs(denominator);
    if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) {
      let quotient = Math.floor(top / bottom);
      // The division of floating numbers may round up to the next whole one.
      if (quotient * bottom > top) quotient -= 1;
      return isNegative && quotient !== 0 ? -quotient : quotient;
    }
  }
  const [top, bottom] = [BigInt(numerator) * BigInt(factor), BigInt(denominator)];
  const isNegative = top < 0n !== bottom < 0n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (2n * a + b) / (2n * b);
  return narrow(isNegative ? -rounded : rounded);
}

/** As on the wire: `12345.60`, always with all decimals of the scale. */
export function decimalText(value: Exact, scale: number): string {
  if (scale === 0) return String(value);
  const isNegative = value < 0;
  const digits = String(isNegative ? -value : value).padStart(scale + 1, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
