import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkUscc, groupUscc, makeUscc, normaliseUscc, usccReasonText } from './uscc.js';

const CODE = '913305007490121183';
const textFor = (raw: string): string => usccReasonText(checkUscc(raw));

describe('normalising', () => {
  it.each([
    [' 9133 0500-7490 1211 83 ', CODE],
    ['９１３３０５００７４９０１２１１８３', CODE],
    ['91330500\u30007490\uff0d121183', CODE],
    ['91320722ma27rf9u87', '91320722MA27RF9U87'],
  ])('%j becomes %s', (raw, code) => {
    expect(normaliseUscc(raw)).toBe(code);
    expect(checkUscc(raw)).toMatchObject({ kind: 'valid', code });
  });

  it('never turns the letter O into a zero', () => {
    expect(normaliseUscc('9133O5007490121183')).toBe('9133O5007490121183');
    expect(checkUscc('9133O5007490121183').kind).toBe('invalid');
  });
});

describe('what a person is told', () => {
  it.each([
    ['', '没有填写统一社会信用代码'],
    ['91330500749012118', '少 1 位：应为 18 位，您填了 17 位'],
    ['91330500749012118300', '多 2 位：应为 18 位，您填了 20 位'],
    ['913305007490121184', '最后一位对不上，请核对营业执照第 18 位'],
    ['9133O5007490121183', '第 5 位是字母 O，代码不用字母 O，请核对是否应为数字 0'],
    ['9I3305007490121183', '第 2 位是字母 I，代码不用字母 I，请核对是否应为数字 1'],
    ['91330500749012118号', '第 18 位是“号”，代码只用数字和大写字母，请核对营业执照'],
    ['91A305007490121183', '第 3 位是字母 A，第 3 至 8 位是登记地代码，只有数字，请核对营业执照'],
    ['913305007490121193', '第 9 至 17 位对不上，请逐位核对营业执照'],
    [CODE, ''],
  ])('%s: %s', (raw, text) => {
    expect(textFor(raw)).toBe(text);
  });
});

describe('a made code', () => {
  it('is valid, for every body', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    const body = fc.array(character, { minLength: 8, maxLength: 8 }).map((characters) => characters.join(''));
    fc.assert(fc.property(body, (body8) => checkUscc(makeUscc('9', '1', '990102', body8)).kind === 'valid'));
  });

  it('no longer passes when one character of it is changed', () => {
    const made = makeUscc('9', '1', '990102', 'MA7K4X3T');
    const single = fc.tuple(fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'));
    fc.assert(
      fc.property(single, ([place, character]) => {
        const changed = `${made.slice(0, place)}${character}${made.slice(place + 1)}`;
        return changed === made || checkUscc(changed).kind !== 'valid';
      }),
    );
  });

  it('only warns about a department or category that no list names', () => {
    expect(checkUscc(makeUscc('A', '1', '110000', '60003734'))).toMatchObject({ kind: 'valid', warnings: ['unknownDepartment'] });
    expect(checkUscc(makeUscc('9', '7', '110000', '60003734'))).toMatchObject({ kind: 'valid', warnings: ['unknownCategory'] });
  });

  it.each([
    ['99', '1', '990102', 'MA7K4X3T'],
    ['9', '1', '9901', 'MA7K4X3T'],
    ['9', '1', '990102', 'MA7K4X3'],
    ['9', 'O', '990102', 'MA7K4X3T'],
  ])('refuses the parts %s %s %s %s', (department, category, region, body) => {
    expect(() => makeUscc(department, category, region, body)).toThrow(RangeError);
  });
});

it('is grouped 2-6-9-1', () => {
  expect(groupUscc(CODE)).toEqual(['91', '330500', '749012118', '3']);
  expect(groupUscc('9133')).toEqual(['91', '33']);
});
