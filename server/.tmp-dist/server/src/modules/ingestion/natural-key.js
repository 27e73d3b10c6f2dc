import { sha256 } from '../../kernel/crypto/index.js';
const keyLengthMax = 120;
const digestLength = 40;
export const periodOfRow = (dataset, values) => dataset.periodField === null ? '-' : String(values[dataset.periodField] ?? '-');
/** What tells rows of one firm and period apart; a long one ends in a digest, so that it stays one key. */
export function naturalKeyOf(dataset, values) {
    const text = dataset.naturalKey.map((name) => String(values[name] ?? '').trim()).join('|');
    return text.length <= keyLengthMax ? text : `${text.slice(0, keyLengthMax - digestLength)}${sha256(text).slice(0, digestLength)}`;
}
//# sourceMappingURL=natural-key.js.map