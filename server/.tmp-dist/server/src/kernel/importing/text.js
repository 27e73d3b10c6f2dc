import { halfWidth } from '../pure/text.js';
/** A cell that is no running text, as we compare and read it: half-width, one kind of minus, no blanks around. */
export const plain = (cell) => halfWidth(cell).replaceAll('\u2212', '-').trim();
/** Headers are compared in this form: no spaces, half-width, lower case. */
export const headerKey = (header) => header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();
//# sourceMappingURL=text.js.map