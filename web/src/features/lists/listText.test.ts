import type { ListEntryView } from '@server/modules/lists/lists.contract';
import { expect, test } from 'vitest';
import { honourText, searchedTexts } from './listText';

const lists = [
  { dataset: '12.04', title: '严重失信主体名单' },
  { dataset: '04.01', title: '失信被执行人' },
  { dataset: '12.07', title: '荣誉表彰、守信激励名单' },
];
const texts = (unchecked: number[], outcome: 'clear' | 'unchecked' | 'invalid' | 'listed', waiting: string[] = []) =>
  searchedTexts({ lists, unchecked: unchecked.map((place) => lists[place]!), row: { outcome, waiting } });

test('a single check names the lists that were searched and those that were not', () => {
  expect(texts([], 'clear')).toEqual(['已查 3 份：“严重失信主体名单”、“失信被执行人”、“荣誉表彰、守信激励名单”。']);
  expect(texts([0, 1], 'unchecked')).toEqual([
    '已查 1 份：“荣誉表彰、守信激励名单”。',
    '没有查成 2 份：“严重失信主体名单”、“失信被执行人”。没有查成，不等于没有列入。',
  ]);
  expect(texts([0, 1, 2], 'unchecked')).toEqual([
    '没有查成 3 份：“严重失信主体名单”、“失信被执行人”、“荣誉表彰、守信激励名单”。没有查成，不等于没有列入。',
  ]);
});

test('a list whose rows about the firm still wait was not searched for it', () => {
  expect(texts([1], 'unchecked', ['12.04'])).toEqual([
    '已查 1 份：“荣誉表彰、守信激励名单”。',
    '没有查成 2 份：“严重失信主体名单”、“失信被执行人”。没有查成，不等于没有列入。',
  ]);
});

test('with a wrong code nothing was searched', () => {
  expect(texts([1], 'invalid')).toEqual([]);
});

test('an honour beside a verdict about other lists says so; anything else speaks for itself', () => {
  const entry = (kind: ListEntryView['kind']): ListEntryView => ({ kind }) as ListEntryView;
  expect(honourText({ entries: [entry('honour')], outcome: 'unchecked' })).toContain('“没有查成”说的是其余名单');
  expect(honourText({ entries: [entry('honour')], outcome: 'clear' })).toContain('“没有列入”说的不是这一份');
  expect(honourText({ entries: [entry('honour'), entry('restriction')], outcome: 'past' })).toBe('');
  expect(honourText({ entries: [entry('honour'), entry('warning')], outcome: 'listed' })).toBe('');
  expect(honourText({ entries: [], outcome: 'unchecked' })).toBe('');
});
