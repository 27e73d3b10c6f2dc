const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A double keeps fifteen digits; what a spreadsheet writes beyond them is noise of the binary form: 0.30000000000000004. */
const DIGITS = 15;

/** A number as people write it: no exponent, no noise. What is no number stays as it is. */
export function plainNumber(text: string): string {
  const match = NUMBER.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent] = match;
  const isNoisy = exponent !== undefined || whole.length + fraction.length > DIGITS;
  if (!isNoisy) return text;
  const rounded = Number(text).toExponential(DIGITS - 1);
  const [mantissa = '', power = '0'] = rounded.replace(/^-/, '').split('e');
  const digits = mantissa.replace('.', '');
  return written(sign === '-' ? '-' : '', digits, Number(power));
}

/** × 100, for cells that are shown with a percent sign. */
export function percentNumber(text: string): string {
  const plain = plainNumber(text);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  return plainNumber(trimmedNumber(sign, `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`, fraction.slice(2)));
}

function written(sign: string, digits: string, power: number): string {
  const point = power + 1;
  if (point <= 0) return trimmedNumber(sign, '0', `${'0'.repeat(-point)}${digits}`);
  return point >= digits.length
    ? trimmedNumber(sign, digits.padEnd(point, '0'), '')
    : trimmedNumber(sign, digits.slice(0, point), digits.slice(point));
}

function trimmedNumber(sign: string, whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = fraction.replace(/0+$/, '');
  const magnitude = right === '' ? left : `${left}.${right}`;
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}
