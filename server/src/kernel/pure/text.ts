/** Full-width ASCII (U+FF01–U+FF5E) and the ideographic space become their half-width twins; everything else stays. */
export const halfWidth = (text: string): string =>
  hasFullWidth.test(text)
    ? text.replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
    : text;

const hasFullWidth = /[\uff01-\uff5e\u3000]/;

/** What a search column holds and what a query becomes: the two engines compare letters and blanks differently, this text compares alike on both. */
export const searchKey = (text: string): string => halfWidth(text).trim().replace(/\s+/g, ' ').toLowerCase();

/** `江澄农村商业银行股份有限公司` → `江澄农村商业银行`. The place stays, since two banks may differ in nothing else. What is signed has the whole name. */
export function withoutForm(name: string): string {
  const core = name.trim().replace(/(股份有限公司|有限责任公司|有限公司)(?=$|[^公]*[分支]行$)/u, '');
  return core.length >= 2 ? core : name;
}

/** `周明远` → `周*远`, `李梅` → `李*`. A name of one character is hidden whole. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const first = characters[0] ?? '';
  if (characters.length < 2) {
    return '*'.repeat(characters.length);
  }
  return characters.length === 2 ? `${first}*` : `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** `13812346207` → `138****6207`. A number too short to keep seven digits shows its last two. */
export function maskPhone(phone: string): string {
  const digits = phone.trim();
  return digits.length >= 11 ? masked(digits, 3, 4) : masked(digits, 0, 2);
}

/** Keeps the province and city and the last two characters; birthday and sequence are what identifies a person. */
export const maskIdentity = (identityNumber: string): string => masked(identityNumber.trim(), 4, 2);

/** `91990102MA7K4X3T6M` → `91990102*******T6M`. */
export const maskUscc = (code: string): string => masked(code.trim(), 8, 3);

/** A text too short for its mask is hidden whole: with `12345` a mask that keeps four and two would show everything. */
function masked(text: string, head: number, tail: number): string {
  const characters = Array.from(text);
  if ((head + tail) * 3 > characters.length * 2) {
    return '*'.repeat(characters.length);
  }
  return [...characters.slice(0, head), '*'.repeat(characters.length - head - tail), ...characters.slice(characters.length - tail)].join('');
}
