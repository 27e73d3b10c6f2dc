import { halfWidth } from '../pure/text.js';

/** A cell that is no running text, as we compare and read it: half-width, one kind of minus, no blanks around. */
export const plain = (cell: string): string => (isPlain.test(cell) ? cell : halfWidth(cell).replaceAll('\u2212', '-').trim());

/** Most cells: nothing but visible ASCII. */
const isPlain = /^[!-~]*$/;

/** Headers are compared in this form: no spaces, half-width, lower case. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();
