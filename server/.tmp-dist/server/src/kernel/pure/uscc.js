import { halfWidth } from './text.js';
/** 统一社会信用代码, GB 32100-2015: department 1, category 1, region 6, body 9 (GB 11714, its last character a check), check 1. */
const LENGTH = 18;
/** Value of a character = its place here. I, O, S, V and Z are not used: too like 1, 0, 5, U and 2. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LOOKALIKE = { O: '数字 0', I: '数字 1', Z: '数字 2', S: '数字 5', V: '字母 U 或 Y' };
/** Departments of the coding rules and their categories where we know them; anything else only warns, registers are ahead of lists. */
const CATEGORIES = {
    1: '1239',
    2: '',
    3: '123459',
    4: '',
    5: '1239',
    6: '',
    7: '',
    8: '',
    9: '1239',
    N: '1239',
    Y: '',
};
/** Trim, half-width, upper case, no blanks or hyphens. Never O→0: a corrected code may be somebody else's. */
export const normaliseUscc = (raw) => halfWidth(raw)
    .toUpperCase()
    .replace(/[\s\u200b\ufeff\-\u2010-\u2015\u2212]/g, '');
/** A passing code is no proof that the firm exists. Unknown region digits pass: a code keeps the region of its first registration. */
export function checkUscc(raw) {
    const code = normaliseUscc(raw);
    const characters = Array.from(code);
    const length = characters.length;
    const invalid = (reason, index) => ({
        kind: 'invalid',
        code,
        reason,
        detail: index === undefined ? { length } : { length, position: index + 1, character: characters[index] },
    });
    if (length !== LENGTH) {
        return invalid('length');
    }
    const stranger = characters.findIndex((character) => !ALPHABET.includes(character));
    if (stranger >= 0) {
        return invalid('alphabet', stranger);
    }
    const letterInRegion = characters.findIndex((character, index) => index >= 2 && index < 8 && !/\d/.test(character));
    if (letterInRegion >= 0) {
        return invalid('region', letterInRegion);
    }
    if (bodyCheckCharacter(code.slice(8, 16)) !== code[16]) {
        return invalid('bodyCheck', 16);
    }
    const expected = usccCheckCharacter(code.slice(0, 17));
    return code[17] === expected ? { kind: 'valid', code, warnings: warningsFor(code) } : { kind: 'doubtful', code, expected };
}
/** What to tell the person who typed it; empty for a valid code. */
export function usccReasonText(result) {
    if (result.kind === 'valid') {
        return '';
    }
    if (result.kind === 'doubtful') {
        return '最后一位对不上，请核对营业执照第 18 位';
    }
    const { length, position, character = '' } = result.detail;
    switch (result.reason) {
        case 'length':
            return length === 0
                ? '没有填写统一社会信用代码'
                : `${length < LENGTH ? '少' : '多'} ${Math.abs(LENGTH - length)} 位：应为 18 位，您填了 ${length} 位`;
        case 'alphabet':
            return strangerText(position ?? 0, character);
        case 'region':
            return `第 ${position} 位是字母 ${character}，第 3 至 8 位是登记地代码，只有数字，请核对营业执照`;
        case 'bodyCheck':
            return '第 9 至 17 位对不上，请逐位核对营业执照';
    }
}
/** `91 990102 MA7K4X3T6 M`: the standard's own parts. */
export const groupUscc = (code) => [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)].filter((part) => part !== '');
/** C18 = 31 − Σ Ci·Wi mod 31, where 31 is written 0. */
export function usccCheckCharacter(first17) {
    const sum = weighted(first17, WEIGHTS, (character) => ALPHABET.indexOf(character));
    return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
/** GB 11714: C9 = 11 − Σ Ci·Wi mod 11, where 10 is written X and 11 is written 0; here letters count from A = 10 without gaps. */
export function bodyCheckCharacter(first8) {
    const sum = weighted(first8, BODY_WEIGHTS, (character) => (/^[0-9A-Z]$/.test(character) ? parseInt(character, 36) : -1));
    return '0X987654321'.charAt(sum % 11);
}
/** A code with both check characters right, for invented firms: use a region that GB/T 2260 has not given away. */
export function makeUscc(department, category, region6, body8) {
    if (department.length !== 1 || category.length !== 1 || !/^\d{6}$/.test(region6)) {
        throw new RangeError('A code needs one department character, one category character and six region digits');
    }
    const first17 = `${department}${category}${region6}${body8}${bodyCheckCharacter(body8)}`;
    return `${first17}${usccCheckCharacter(first17)}`;
}
function warningsFor(code) {
    const categories = CATEGORIES[code.charAt(0)];
    if (categories === undefined) {
        return ['unknownDepartment'];
    }
    return categories === '' || categories.includes(code.charAt(1)) ? [] : ['unknownCategory'];
}
function strangerText(position, character) {
    if (!/^[A-Z]$/.test(character)) {
        return `第 ${position} 位是“${character}”，代码只用数字和大写字母，请核对营业执照`;
    }
    return `第 ${position} 位是字母 ${character}，代码不用字母 ${character}，请核对是否应为${LOOKALIKE[character] ?? '别的字符'}`;
}
function weighted(text, weights, valueOf) {
    if (text.length !== weights.length) {
        throw new RangeError(`Expected ${weights.length} characters, got ${text.length}`);
    }
    return weights.reduce((sum, weight, index) => {
        const value = valueOf(text.charAt(index));
        if (value < 0) {
            throw new RangeError(`Character ${index + 1} is outside the alphabet`);
        }
        return sum + value * weight;
    }, 0);
}
//# sourceMappingURL=uscc.js.map