import { expect, test } from '@jest/globals';
import { replay, without, type Statement } from './chain.pure.js';
import type { RowContent } from './stored-row.js';

const content = (body: string): RowContent => ({ version: 1, disclosure: 'onConsent', body, sealed: null, digest: '' });
const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
const row = (batchId: string, day: number, body: string): Statement => ({ batchId, at: at(day), says: 'row', content: content(body) });
const again = (batchId: string, day: number): Statement => ({ batchId, at: at(day), says: 'again' });
const withdrawn = (batchId: string, day: number): Statement => ({ batchId, at: at(day), says: 'withdrawn', reason: '报错' });
/** Batch and body of what stands; of what is over, how it ended and by whom; of what was said beside. */
const told = (statements: readonly Statement[]) => {
  const { standing, past, marks } = replay(statements);
  return {
    standing: standing && [standing.batchId, standing.content.body],
    past: past.map(({ batchId, content: { body }, ending, endedBy }) => [batchId, body, ending, endedBy]),
    marks: marks.map(({ batchId, kind }) => [batchId, kind]),
  };
};

test('the later delivery stands, and what stood before it is over', () => {
  expect(told([row('b1', 1, 'x'), row('b2', 2, 'y')])).toEqual({ standing: ['b2', 'y'], past: [['b1', 'x', null, 'b2']], marks: [] });
});

test('an older delivery that comes late changes nothing: its row is history at once, its withdrawal only said', () => {
  expect(told([row('b1', 1, 'x'), row('b3', 2, 'y'), row('b2', 3, 'z')])).toEqual({
    standing: ['b3', 'y'],
    past: [
      ['b1', 'x', null, 'b3'],
      ['b2', 'z', 'late', 'b3'],
    ],
    marks: [],
  });
  expect(told([row('b1', 1, 'x'), row('b3', 2, 'y'), withdrawn('b2', 3)])).toEqual({
    standing: ['b3', 'y'],
    past: [['b1', 'x', null, 'b3']],
    marks: [['b2', 'withdrawn']],
  });
  // What was late does not make the next one late.
  expect(told([row('b3', 1, 'y'), withdrawn('b1', 2), row('b2', 3, 'z')]).past).toEqual([['b2', 'z', 'late', 'b3']]);
});

test('a withdrawal ends what stands, and a row that comes after it stands anew', () => {
  expect(told([row('b1', 1, 'x'), withdrawn('b2', 2)])).toEqual({
    standing: null,
    past: [['b1', 'x', 'withdrawn', 'b2']],
    marks: [['b2', 'withdrawn']],
  });
  expect(told([row('b1', 1, 'x'), withdrawn('b2', 2), row('b3', 3, 'x')]).standing).toEqual(['b3', 'x']);
  expect(told([withdrawn('b2', 2), row('b1', 3, 'x')])).toEqual({ standing: null, past: [['b1', 'x', 'late', 'b2']], marks: [['b2', 'withdrawn']] });
});

test('an equal row of another delivery confirms; of the same delivery it says nothing new', () => {
  expect(told([row('b1', 1, 'x'), row('b1', 1, 'x')])).toEqual({ standing: ['b1', 'x'], past: [], marks: [] });
  expect(told([row('b1', 1, 'x'), row('b2', 2, 'x')])).toEqual({ standing: ['b1', 'x'], past: [], marks: [['b2', 'confirmed']] });
  // A confirmation by a newer delivery makes one between the two late.
  expect(told([row('b1', 1, 'x'), again('b3', 2), row('b2', 3, 'y')])).toEqual({
    standing: ['b1', 'x'],
    past: [['b2', 'y', 'late', 'b3']],
    marks: [['b3', 'confirmed']],
  });
});

test('without the delivery whose row was confirmed, the one that confirmed it has brought it', () => {
  expect(told(without([row('b1', 1, 'x'), again('b2', 2)], 'b1'))).toEqual({ standing: ['b2', 'x'], past: [], marks: [] });
  expect(told(without([row('b1', 1, 'x'), row('b2', 2, 'y'), again('b3', 3)], 'b2'))).toEqual({
    standing: ['b3', 'y'],
    past: [['b1', 'x', null, 'b3']],
    marks: [],
  });
  expect(told(without([row('b1', 1, 'x'), withdrawn('b2', 2)], 'b2')).standing).toEqual(['b1', 'x']);
});
