/** What makes a spreadsheet run a cell as a formula, with the full-width twins that some of them take for the same. */
const TRIGGERS = '=+\\-@\\t\\r\\n＝＋－＠';
const DANGEROUS = new RegExp(`^'*[${TRIGGERS}]`);
const GUARDED = new RegExp(`^'(?='*[${TRIGGERS}])`);
const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?$/;
/** Makes text harmless in a spreadsheet by a leading apostrophe. Plain numbers stay; text that looks guarded already is guarded once more, so nothing is lost on the way back. */
export const guardCell = (text) => (DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text);
/** Takes back what `guardCell` did. */
export const unguardCell = (text) => (text.charCodeAt(0) === 39 && GUARDED.test(text) ? text.slice(1) : text);
//# sourceMappingURL=guard.js.map