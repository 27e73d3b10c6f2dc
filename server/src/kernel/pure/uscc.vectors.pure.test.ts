import { describe, expect, it } from '@jest/globals';
import { bodyCheckCharacter, checkUscc, usccCheckCharacter } from './uscc.js';

// Codes of public registrations, without names. Origin: public GitHub material (bluesky335/IDCheck test data, a published law record sample,
// published invoice and contract samples, python-stdnum's test list) and published codes of listed firms and banks.
const REAL = `
913305007490121183 91320722MA27RF9U87 91120222MA06DG3067 91310000MA1K35Y38P 914403001922038216
91500105MA5UM6TF71 9135020026015919XW 9135020075162018XD 91350206MA8TEWFJ2R 91350503156494748X
91110108MA005BCA25 91110108MABX9G0U5X 91440300708461136T 91310112MA1GDR016W 914403001924280274
91310105134638405A 91330109MA2HX42G00 91440300MA5G4A9QXN 91310230MA1JWG1F37 91440101MA9Y8EBY4P
9131011577210650X7 91320292MA1YQ1NN9R 91320214MA228F680W 91330103MA27X12E7D 91371100MA3TA2E083
91510114730209375B 911100001000054748 911100001000044477 9111000071093465XC 91350000158142711F
91440300192185379H 91110000101690725E 9111000010112001XW 91330200711192037M 9135020026013710XM
91440300100012316L 91440300192317458F 91440606722473344C 91330100716105852F 91110000802100433B
91110108558521630L 911103026605015136 91350900587527783P 91340000711771143J 91110000710925462X
911100001011016602 91130000105941835E 91310000631696382C 91350000157987632G 913502001550054395`
  .trim()
  .split(/\s+/);

// Form and body check pass, only the last character is wrong. The first three are genuine registrations (bluesky335/IDCheck), the fifth and
// the sixth come from python-stdnum's doctests; no function can tell them apart.
const DOUBTFUL = [
  ['91350211M0000XUF46', 'R'],
  ['91350100M0001TGQXM', '1'],
  ['91350203M0001FUE2P', 'J'],
  ['91110000600037341N', 'L'],
  ['A1110000600037341L', 'K'],
] as const;

// Misprints, doctests and codes invented in public demo data, with the place where each one breaks.
const INVALID = [
  ['91350100M000100Y4Z', 'alphabet', 18, 'Z'],
  ['9111000060003IOZSV', 'alphabet', 14, 'I'],
  ['91440300779711838H', 'bodyCheck', 17, '8'],
  ['91330100MA27XKU15J', 'bodyCheck', 17, '5'],
  ['91110000123456789X', 'bodyCheck', 17, '9'],
  ['91110000MA01ABCD2X', 'bodyCheck', 17, '2'],
  ['91350100MA12345678', 'bodyCheck', 17, '7'],
  ['91350211MA12345678', 'bodyCheck', 17, '7'],
  ['91110000SYNTH00511', 'alphabet', 9, 'S'],
  ['91330203674737253I', 'alphabet', 18, 'I'],
] as const;

describe('published codes', () => {
  it('are fifty, all different', () => {
    expect(new Set(REAL).size).toBe(50);
  });

  it.each(REAL)('%s is valid', (code) => {
    expect(checkUscc(code)).toEqual({ kind: 'valid', code, warnings: [] });
  });

  it.each(DOUBTFUL)('%s is doubtful, the rule expects %s', (code, expected) => {
    expect(checkUscc(code)).toEqual({ kind: 'doubtful', code, expected });
  });

  it.each(INVALID)('%s is invalid: %s at %s', (code, reason, position, character) => {
    expect(checkUscc(code)).toMatchObject({ kind: 'invalid', code, reason, detail: { position, character } });
  });

  it('12345 is too short', () => {
    expect(checkUscc('12345')).toEqual({ kind: 'invalid', code: '12345', reason: 'length', detail: { length: 5 } });
  });

  it('the worked example of GB 32100-2015 ends in 3', () => {
    expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
    expect(bodyCheckCharacter('M000100Y')).toBe('4');
    expect(checkUscc('91350100M000100Y43').kind).toBe('valid');
  });
});
