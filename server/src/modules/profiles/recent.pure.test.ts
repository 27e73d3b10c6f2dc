import { expect, test } from '@jest/globals';
import type { StoredRecord } from '../records/index.js';
import { recentOf } from './recent.pure.js';

const field = (name: string, type: 'date' | 'text') => ({ name, type });
const datasets = new Map([
  ['12.02', { periodField: null, fields: [field('document', 'text'), field('validTo', 'date'), field('decidedOn', 'date')] }],
  ['01.01', { periodField: null, fields: [field('establishedOn', 'date')] }],
  ['05.02', { periodField: 'month', fields: [field('paidOn', 'date')] }],
]);
const record = (dataset: string, values: StoredRecord['values'], withheld: readonly string[] = []): StoredRecord => ({
  enterpriseId: 'F',
  dataset,
  period: '-',
  naturalKey: '',
  version: 1,
  disclosure: 'public',
  values,
  batchId: 'B',
  loadedAt: new Date('2026-11-01T00:00:00Z'),
  withheld: new Set(withheld),
});

test('the newest things that have happened, by the day they happened; not months, not the registration, not what lies ahead or is withheld', () => {
  const rows = [
    record('12.02', { decidedOn: '2026-03-01', validTo: '2029-01-01' }),
    record('12.02', { decidedOn: '2026-09-01' }),
    record('12.02', { decidedOn: '2027-01-01' }),
    record('12.02', { decidedOn: '2026-10-01' }, ['decidedOn']),
    record('12.02', { document: 'x' }),
    record('01.01', { establishedOn: '2016-01-01' }),
    record('05.02', { paidOn: '2026-10-15' }),
    record('99.99', { decidedOn: '2026-10-01' }),
  ];
  expect(recentOf(rows, datasets, '2026-11-12').map(({ on }) => on)).toEqual(['2026-09-01', '2026-03-01']);
  const many = Array.from({ length: 9 }, (_, day) => record('12.02', { decidedOn: `2026-01-0${day + 1}` }));
  expect(recentOf(many, datasets, '2026-11-12').map(({ on }) => on)).toEqual(['09', '08', '07', '06', '05', '04'].map((day) => `2026-01-${day}`));
});
