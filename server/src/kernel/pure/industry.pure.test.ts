import { expect, it } from '@jest/globals';
import { divisionOf, divisions, industryName, isIndustryWithin, sectionOf, sections } from './industry.js';

it('has 20 sections and 97 divisions without a gap', () => {
  expect(sections.map((section) => section.code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  expect(divisions.map((division) => Number(division.code))).toEqual(Array.from({ length: 97 }, (_, index) => index + 1));
});

// The bounds as the standard prints them, so that a name lost or doubled in the table shows.
it.each([
  ['A', '01', '05'],
  ['B', '06', '12'],
  ['C', '13', '43'],
  ['D', '44', '46'],
  ['E', '47', '50'],
  ['F', '51', '52'],
  ['G', '53', '60'],
  ['H', '61', '62'],
  ['I', '63', '65'],
  ['J', '66', '69'],
  ['K', '70', '70'],
  ['L', '71', '72'],
  ['M', '73', '75'],
  ['N', '76', '79'],
  ['O', '80', '82'],
  ['P', '83', '83'],
  ['Q', '84', '85'],
  ['R', '86', '90'],
  ['S', '91', '96'],
  ['T', '97', '97'],
])('section %s runs from %s to %s', (section, first, last) => {
  const codes = divisions.filter((division) => division.section === section).map((division) => division.code);
  expect([codes[0], codes.at(-1)]).toEqual([first, last]);
});

it.each([
  ['C', 'C', '制造业'],
  ['34', 'C', '通用设备制造业'],
  ['3411', 'C', '通用设备制造业'],
  ['C3411', 'C', '通用设备制造业'],
  ['i65', 'I', '软件和信息技术服务业'],
  ['591', 'G', '装卸搬运和仓储业'],
  ['98', undefined, '98'],
  ['A65', undefined, 'A65'],
  ['', undefined, ''],
  ['制造业', undefined, '制造业'],
])('%j is in section %s and is called %s', (code, section, name) => {
  expect([sectionOf(code), industryName(code)]).toEqual([section, name]);
});

it('compares codes by what lies in what', () => {
  expect([
    isIndustryWithin('3411', 'C'),
    isIndustryWithin('C3411', '34'),
    isIndustryWithin('34', '341'),
    isIndustryWithin('51', 'C'),
    isIndustryWithin('98', '98'),
  ]).toEqual([true, true, false, false, false]);
  expect([divisionOf('C3411'), divisionOf('C'), divisionOf('98')]).toEqual(['34', undefined, undefined]);
});
