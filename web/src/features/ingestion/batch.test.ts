import { expect, test } from 'vitest';
import { isUsccOver, percentOf, secondsText, sizeText } from './batchText';
import { stagesOf } from './stages';

test('a share of rows is never rounded up to the end', () => {
  expect(percentOf({ rowsDone: 212_405, rowsTotal: 212_406 })).toBe('99%');
  expect(percentOf({ rowsDone: 0, rowsTotal: null })).toBeNull();
});

test('sizes and times in the unit that matters', () => {
  expect([sizeText(512 * 1024 * 1024), sizeText(40_475_033), sizeText(900)]).toEqual(['512 MB', '38.6 MB', '900 B']);
  expect([secondsText(9.2), secondsText(200)]).toEqual(['10 秒', '4 分钟']);
});

test('the promise on codes is broken above one in a thousand, not at it', () => {
  expect(isUsccOver({ usccErrors: 1, rowsDone: 1000 })).toBe(false);
  expect(isUsccOver({ usccErrors: 2, rowsDone: 1000 })).toBe(true);
  expect(isUsccOver({ usccErrors: 0, rowsDone: 0 })).toBe(false);
});

test('rows are checked and stored at the same time; a refused file stops where it was refused', () => {
  const states = (state: Parameters<typeof stagesOf>[0]['state'], rowsTotal: number | null) =>
    stagesOf({ state, rowsDone: 0, rowsTotal }).map((stage) => stage.state);
  expect(states('loading', 10)).toEqual(['done', 'done', 'current', 'current', 'todo']);
  expect(states('refused', null)).toEqual(['done', 'stopped', 'todo', 'todo', 'todo']);
  expect(states('refused', 10)).toEqual(['done', 'done', 'stopped', 'todo', 'todo']);
  expect(states('loaded', 10)).toEqual(['done', 'done', 'done', 'done', 'done']);
});
