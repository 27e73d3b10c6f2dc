import { percentNumber, plainNumber } from '../plain-number.js';
import type { NumberKind } from './styles.js';

const DAY_MS = 86_400_000;
/** 9999-12-31. */
const SERIAL_MAX = 2_958_465;

/** A stored number as a person reads the cell: a date where its format says so, digits without the noise of the binary form. */
export function numberText(raw: string, kind: NumberKind, is1904: boolean): string {
  if (kind === 'number') return plainNumber(raw);
  if (kind === 'percent') return `${percentNumber(raw)}%`;
  const serial = Number(raw);
  if (!(serial >= 0 && serial <= SERIAL_MAX)) return plainNumber(raw);
  // A year written as a number and shown as one would be a day of 1905.
  if (kind === 'year' && Number.isInteger(serial) && serial >= 1900 && serial <= 2100) return raw;
  const text = instantText(serial, is1904);
  const [day = '', time = ''] = text.split(' ');
  if (kind === 'time') return serial < 1 ? time : text;
  if (kind === 'month') return day.slice(0, 7);
  if (kind === 'year') return day.slice(0, 4);
  return time === '00:00:00' ? day : text;
}

/** `2026-10-31 08:30:00`. Counting from 1900 there is a 29 February that never was, before which the count is one short. */
function instantText(serial: number, is1904: boolean): string {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const seconds = Math.round(serial * 86_400);
  return new Date(epoch + Math.floor(seconds / 86_400) * DAY_MS + (seconds % 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `AB12` → 27, the column from the left, 0 first; -1 when it is no reference. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index);
    if (code >= 65 && code <= 90) column = column * 26 + (code - 64);
    else if (code >= 48 && code <= 57 && index > 0 && index <= 3) return column - 1;
    else return -1;
  }
  return -1;
}

/** Characters that XML cannot hold are written `_x000D_`. */
export const unescapedText = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
