import { expect, test } from '@jest/globals';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { datasetDefinition, type DatasetDefinition } from './definition.contract.js';
import { definitionChanges } from './definition-diff.pure.js';

type Field = DatasetDefinition['fields'][number];
const base = sampleDefinition('28.01');
const field = (name: string, change: Partial<Field>): Partial<DatasetDefinition> => ({
  fields: base.fields.map((one) => (one.name === name ? { ...one, ...change } : one)),
});
const coded: DatasetDefinition = {
  ...base,
  fields: [
    ...base.fields,
    {
      name: 'kind',
      title: '用途',
      type: 'code',
      required: true,
      codes: [
        { code: '1', title: '生产' },
        { code: '2', title: '生活' },
      ],
    },
  ],
};

test('nothing changed, nothing said; a new dataset is one addition', () => {
  expect(definitionChanges(base, datasetDefinition.parse(JSON.parse(JSON.stringify(base))))).toEqual([]);
  expect(definitionChanges(null, base)).toMatchObject([{ part: 'dataset', kind: 'added' }]);
});

test.each<[string, DatasetDefinition, Partial<DatasetDefinition>, string, string]>([
  ['opened', base, { disclosure: 'public' }, 'disclosure', 'opens'],
  ['closed', base, { disclosure: 'governmentOnly' }, 'disclosure', 'closes'],
  ['a field opened', base, field('paid', { disclosure: 'public' }), 'disclosure', 'opens'],
  ['a field closed', base, field('paid', { disclosure: 'governmentOnly' }), 'disclosure', 'closes'],
  ['some rows opened', coded, { rowDisclosure: { field: 'kind', values: { '1': 'public', '2': 'governmentOnly' } } }, 'rowDisclosure', 'opens'],
  ['some rows closed', coded, { rowDisclosure: { field: 'kind', values: { '2': 'governmentOnly' } } }, 'rowDisclosure', 'closes'],
  ['a mask taken off', base, field('contact', { mask: undefined }), 'mask', 'opens'],
  ['a seal taken off', base, field('contact', { sensitivity: 'L2' }), 'sensitivity', 'opens'],
  ['another key', base, { naturalKey: [] }, 'naturalKey', 'key'],
  ['another kind of key', base, field('meter', { type: 'integer' }), 'type', 'key'],
  ['another kind of value', base, field('heat', { type: 'integer' }), 'type', 'breaks'],
  ['required now', base, field('heat', { required: true }), 'required', 'breaks'],
  ['no longer required', base, field('paid', { required: false }), 'required', 'loosens'],
  ['a smaller range', base, field('paid', { max: '100' }), 'max', 'tightens'],
  ['a later first day', base, field('month', { min: '2020-01' }), 'min', 'tightens'],
  ['a code less', coded, { fields: coded.fields.map((one) => (one.codes ? { ...one, codes: one.codes.slice(1) } : one)) }, 'codes', 'breaks'],
  ['a rule less', base, { rules: base.rules.slice(1) }, '', 'loosens'],
  ['a stricter rule', base, { rules: base.rules.map((rule) => ({ ...rule, severity: 'reject' as const })) }, '', 'tightens'],
  ['a field less', base, { fields: base.fields.slice(0, -1) }, '', 'breaks'],
  ['fields in another order', base, { fields: [...base.fields].reverse() }, 'order', 'plain'],
  ['another title', base, { title: '热费' }, 'title', 'plain'],
])('%s', (_name, from, change, property, effect) => {
  expect(definitionChanges(from, { ...from, ...change })).toContainEqual(expect.objectContaining({ property, effect }));
});
