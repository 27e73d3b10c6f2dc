import { divisions, sections } from './industry-data.js';
export { divisions, industryEdition, sections } from './industry-data.js';
const divisionByCode = new Map(divisions.map((division) => [division.code, division]));
const sectionByCode = new Map(sections.map((section) => [section.code, section]));
/** The section letter of `C`, `34`, `3411` or `C3411`; `undefined` for what is no code, and for a letter that contradicts its digits. */
export function sectionOf(divisionOrCode) {
    const match = /^([A-T])?(\d{2,4})?$/.exec(divisionOrCode.trim().toUpperCase());
    if (!match || (!match[1] && !match[2])) {
        return undefined;
    }
    const [, letter, digits] = match;
    if (!digits) {
        return letter;
    }
    const section = divisionByCode.get(digits.slice(0, 2))?.section;
    return letter && letter !== section ? undefined : section;
}
/** The division's two digits in any code that has them. */
export function divisionOf(code) {
    const digits = sectionOf(code) && /\d{2}/.exec(code)?.[0];
    return digits || undefined;
}
/** The name of the division, or of the section where the code is only a letter; groups and classes go by their division. The code itself if unknown. */
export function industryName(code) {
    const division = divisionOf(code);
    return (division ? divisionByCode.get(division)?.name : sectionByCode.get(sectionOf(code) ?? '')?.name) ?? code;
}
/** Whether a code lies in a wider one: `3411` in `C`, in `34` and in `341`. */
export function isIndustryWithin(code, wider) {
    const section = sectionOf(code);
    if (!section || section !== sectionOf(wider)) {
        return false;
    }
    return digitsOf(code).startsWith(digitsOf(wider));
}
const digitsOf = (code) => code.replace(/\D/g, '');
//# sourceMappingURL=industry.js.map