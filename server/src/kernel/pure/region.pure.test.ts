import { describe, expect, it } from '@jest/globals';
import { findRegion, isWithin, regionChildren, regionName, regions, regionTable } from './region.js';

describe('the built-in table', () => {
  it('has the 34 provincial divisions and a fictional city', () => {
    expect(regions.filter((region) => region.code.endsWith('0000'))).toHaveLength(34);
    expect(regions.filter((region) => region.isFictional).every((region) => region.code.startsWith('9901'))).toBe(true);
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
    expect(regionChildren('990100').map((region) => region.name)).toEqual(['澄东区', '高新区', '望江区', '澄西区', '南浦区', '云台县', '江心岛']);
  });

  it('names what it knows and shows the code of what it does not', () => {
    expect([regionName('990102'), regionName('350000'), regionName('510229')]).toEqual(['高新区', '福建省', '510229']);
  });

  it('knows a name only from its day on', () => {
    expect([regionName('810000', '1997-06-30'), regionName('810000', '1997-07-01')]).toEqual(['810000', '香港特别行政区']);
  });
});

describe('a table with changes', () => {
  const table = regionTable([
    { code: '990131', name: '旧埠县', parent: '990100', from: '1980-01-01', to: '2015-12-31', successor: '990106' },
    { code: '990106', name: '旧埠区', parent: '990100', from: '2016-01-01', to: '2020-06-30' },
    { code: '990106', name: '新埠区', parent: '990100', from: '2020-07-01' },
  ]);

  it('gives the name of the day', () => {
    expect([table.name('990106', '2018-01-01'), table.name('990106', '2020-07-01'), table.name('990106')]).toEqual(['旧埠区', '新埠区', '新埠区']);
    expect([table.name('990131'), table.find('990131', '2016-01-01')]).toEqual(['旧埠县', undefined]);
  });

  it('leads from an ended code to the one in force', () => {
    expect([table.current('990131'), table.current('990106'), table.current('123456')]).toEqual(['990106', '990106', '123456']);
    expect(table.children('990100', '2010-01-01').map((region) => region.name)).toEqual(['旧埠县']);
    expect(table.children('990100').map((region) => region.name)).toEqual(['新埠区']);
  });

  it('survives successors that lead in a circle', () => {
    const ended = { parent: null, from: '1980-01-01', to: '1990-01-01' };
    const circle = regionTable([
      { ...ended, code: '990141', name: '甲', successor: '990142' },
      { ...ended, code: '990142', name: '乙', successor: '990141' },
    ]);
    expect(circle.current('990141')).toBe('990142');
  });
});

it.each([
  ['990102', '990100', true],
  ['990102', '990102', true],
  ['990102', '990103', false],
  ['990100', '990102', false],
  ['990102', '990000', true],
  ['350206', '990100', false],
  ['350206', '350000', true],
  ['350206', '350200', true],
  ['510229', '510200', true],
  ['990102003', '990102', true],
  ['990102003011', '990102003', true],
  ['990102004', '990102003', false],
  ['990102003011', '990102003000', true],
  ['990103', '990102000000', false],
  ['990102003', '990102000000', true],
  ['990102003', '990100000000', true],
  ['9901020', '990102', false],
  ['990102', '', false],
  ['', '990100', false],
])('%j within %j: %s', (region, scope, isInside) => {
  expect(isWithin(region, scope)).toBe(isInside);
});

it('finds the flag of the fictional city', () => {
  expect([findRegion('990100')?.isFictional, findRegion('350000')?.isFictional]).toEqual([true, undefined]);
});
