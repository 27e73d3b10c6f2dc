import { fenOf, yuanOf } from '../../kernel/pure/money.js';
import { isWithin } from '../../kernel/pure/region.js';
import { addDays, daysBetween, isCalendarDate } from '../../kernel/pure/working-calendar.js';
/** Facts a rule compares by size; all others are words. */
export const isNumeric = (type) => type !== 'code' && type !== 'flag';
const EPOCH = '1970-01-01';
const PPM = 1_000_000;
/**
 * A value as its type writes it, in the whole units rules compare: 分, ppm, months, a count, days since 1970. `NaN`: not readable.
 * A number, not a bigint: exact to ninety trillion yuan, and two thousand products are compared in a millisecond.
 */
export function unitsOf(type, text) {
    switch (type) {
        case 'money':
            return /^-?\d{1,13}(\.\d{1,2})?$/.test(text) ? Number(fenOf(text)) : NaN;
        case 'ratio':
            return /^-?\d{1,9}(\.\d+)?$/.test(text) ? Math.round(Number(text) * PPM) : NaN;
        case 'integer':
        case 'months':
            return /^-?\d{1,12}$/.test(text) ? Number(text) : NaN;
        case 'date':
            return isCalendarDate(text) ? daysBetween(EPOCH, text) : NaN;
        default:
            return NaN;
    }
}
/** The way back, so that a distance can be said in the words of the type. */
export function textOf(type, units) {
    switch (type) {
        case 'money':
            return yuanOf(BigInt(units));
        case 'ratio':
            return (units / PPM).toFixed(6).replace(/\.?0+$/, '');
        case 'date':
            return addDays(EPOCH, units);
        default:
            return String(units);
    }
}
/** What rules can ask about, with a fixed place for every fact. */
export class FactVocabulary {
    constructor(facts) {
        this.facts = facts;
        this.places = new Map(facts.map((fact, place) => [fact.code, place]));
    }
    find(code) {
        const place = this.places.get(code);
        return place === undefined ? undefined : this.facts[place];
    }
    placeOf(code) {
        return this.places.get(code) ?? -1;
    }
    /** Parsed once per firm, not once per rule. What cannot be read counts as missing. */
    read(values) {
        const numbers = new Float64Array(this.facts.length).fill(NaN);
        const words = new Array(this.facts.length).fill(undefined);
        this.facts.forEach((fact, place) => {
            const text = values.get(fact.code)?.value;
            if (text == null)
                return;
            if (isNumeric(fact.type)) {
                numbers[place] = unitsOf(fact.type, text);
            }
            else {
                words[place] = text;
                if (fact.isOrdered)
                    numbers[place] = rankOf(fact, text);
            }
        });
        return { numbers, words };
    }
}
/** Place among the options, best first; `NaN` for a word the code table does not have. */
export function rankOf(fact, word) {
    const rank = fact.options.findIndex((option) => option.code === word);
    return rank < 0 ? NaN : rank;
}
/** A rule that names a city means its districts too; every other word means itself. */
export const isSameWord = (fact, asked, word) => asked === word || (fact.code === 'region' && isWithin(word, asked));
//# sourceMappingURL=fact-values.pure.js.map