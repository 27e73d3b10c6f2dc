import { halfWidth } from './text.js';
const FEN_PER_YUAN = 100n;
/** Yuan as on the wire (`"12345.60"`) to integer 分. More than two decimals are refused, never rounded. */
export function fenOf(yuan) {
    const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
    if (!match) {
        throw new RangeError(`Not an amount in yuan with at most two decimals: ${yuan}`);
    }
    const fen = BigInt(match[2] ?? '0') * FEN_PER_YUAN + BigInt((match[3] ?? '').padEnd(2, '0'));
    return match[1] ? -fen : fen;
}
/** Integer 分 to yuan, always with two decimals. */
export function yuanOf(fen) {
    const absolute = fen < 0n ? -fen : fen;
    return `${fen < 0n ? '-' : ''}${absolute / FEN_PER_YUAN}.${String(absolute % FEN_PER_YUAN).padStart(2, '0')}`;
}
/** What a person typed (`1,000.00`, `１００`, ` 100 `) as the wire writes it, or `undefined`: what cannot be read is explained, never guessed. */
export function yuanFromInput(input) {
    const text = halfWidth(input).trim();
    if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(text)) {
        return undefined;
    }
    return text.replaceAll(',', '').replace(/^0+(?=\d)/, '');
}
/** 四舍五入. Halves go away from zero on both sides, so that a reversal cancels what it reverses to the 分. */
export function roundHalfUp(numerator, denominator) {
    if (denominator === 0n) {
        throw new RangeError('Division by zero');
    }
    const isNegative = numerator < 0n !== denominator < 0n;
    const top = numerator < 0n ? -numerator : numerator;
    const bottom = denominator < 0n ? -denominator : denominator;
    const rounded = (2n * top + bottom) / (2n * bottom);
    return isNegative ? -rounded : rounded;
}
//# sourceMappingURL=money.js.map