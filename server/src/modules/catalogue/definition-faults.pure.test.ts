import { expect, test } from '@jest/globals';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { datasetDefinition, type DatasetDefinition } from './definition.contract.js';
import { laterDatasets, renewedDatasets } from '../../../../migrations/reference/datasets/index.js';
import { contextFaults } from './context-faults.pure.js';
import { definitionFaults } from './definition-faults.pure.js';

type Field = DatasetDefinition['fields'][number];

const sound = sampleDefinition('28.01');
const field = (name: string, change: Partial<Field>): Partial<DatasetDefinition> => ({
  fields: sound.fields.map((one) => (one.name === name ? { ...one, ...change } : one)),
});
const plus = (...fields: Field[]): Partial<DatasetDefinition> => ({ fields: [...sound.fields, ...fields] });
const rule = (change: object): Partial<DatasetDefinition> => ({ rules: [{ ...sound.rules[0]!, ...change }] });
const kind: Field = { name: 'kind', title: '用途', type: 'code', required: true, codes: [{ code: '1', title: '生产' }] };

test('a sound definition has no faults, and a version-1 document without the newer parts can be read', () => {
  expect(definitionFaults(sound)).toEqual([]);
  const { nationalOwner: _1, behaviour: _2, channel: _3, sharingScope: _4, rowDisclosure: _5, rules: _6, standard: _7, ...old } = sound;
  expect(datasetDefinition.parse(old)).toMatchObject({ behaviour: '', rowDisclosure: null, rules: [], standard: null });
});

test.each<[string, Partial<DatasetDefinition>, string, string]>([
  ['no legal basis', { legalBasis: ' ' }, '/legalBasis', 'required'],
  ['no matter', { behaviour: '' }, '/behaviour', 'required'],
  ['no channel', { channel: '' }, '/channel', 'required'],
  ['no sharing scope', { sharingScope: '' }, '/sharingScope', 'required'],
  ['no retention', { retentionYears: 0 }, '/retentionYears', 'required'],
  ['no code of the firm', { fields: sound.fields.slice(1) }, '/fields', 'usccMissing'],
  ['an optional code of the firm', field('uscc', { required: false }), '/fields', 'usccMissing'],
  ['registers without a name', { registers: true }, '/registers', 'registrationFields'],
  ['an optional key', field('meter', { required: false }), '/naturalKey/0', 'notRequired'],
  ['a key that is not there', { naturalKey: ['nothing'] }, '/naturalKey/0', 'unknownField'],
  ['a key with the period in it', { naturalKey: ['month'] }, '/naturalKey/0', 'redundant'],
  ['a sealed key', field('meter', { sensitivity: 'L4', mask: 'name' }), '/naturalKey/0', 'sealed'],
  ['a personal key', field('meter', { sensitivity: 'L3', mask: 'phone' }), '/naturalKey/0', 'personal'],
  ['a period that is no date', { periodField: 'meter' }, '/periodField', 'periodType'],
  ['a period coarser than the cadence', { ...field('month', { type: 'year' }), cadence: 'daily' }, '/periodField', 'periodCadence'],
  ['personal and not masked', field('contact', { mask: undefined }), '/fields/6/mask', 'maskMissing'],
  ['a flag that is none', field('heat', { disclosureFlag: 'paid' }), '/fields/3/disclosureFlag', 'notFlag'],
  ['rows told apart by no code', { rowDisclosure: { field: 'paid', values: {} } }, '/rowDisclosure/field', 'notCode'],
  [
    'an unknown code of a row',
    { ...plus(kind), rowDisclosure: { field: 'kind', values: { '9': 'public' } } },
    '/rowDisclosure/values/9',
    'unknownCode',
  ],
  ['a code twice', plus({ ...kind, codes: [kind.codes![0]!, { code: '1', title: '生活' }] }), '/fields/7/codes/1/code', 'duplicate'],
  ['two codes of one name', plus({ ...kind, codes: [kind.codes![0]!, { code: '2', title: '生产' }] }), '/fields/7/codes/1/title', 'duplicate'],
  ['a title twice', plus({ ...kind, title: '账期' }), '/fields/7/title', 'duplicateHeader'],
  ['a header that is another title', field('heat', { headers: ['实缴热费'] }), '/fields/3/headers/0', 'duplicateHeader'],
  ['a name twice', plus({ ...kind, name: 'heat' }), '/fields/7/name', 'duplicate'],
  ['a range without values', field('paid', { min: '10', max: '9' }), '/fields/5/max', 'emptyRange'],
  ['a rule about nothing', rule({ left: 'nothing' }), '/rules/0/left', 'unknownField'],
  ['a rule against nothing', rule({ right: 'nothing' }), '/rules/0/right', 'unknownField'],
  ['a rule against another kind', rule({ right: 'month' }), '/rules/0/right', 'notComparable'],
  ['a rule that orders texts', rule({ left: 'meter', right: { value: 'a' } }), '/rules/0/operator', 'notOrdered'],
  ['a rule with an unreadable value', rule({ right: { value: '很多' } }), '/rules/0/right', 'unreadable'],
  ['a rule with a value we would store otherwise', rule({ right: { value: '5' } }), '/rules/0/right', 'unreadable'],
  ['a rule that tells nobody what to do', rule({ remedy: ' ' }), '/rules/0/remedy', 'required'],
  ['a rule against an empty value', rule({ right: { value: '' } }), '/rules/0/right', 'unreadable'],
  ['a rule that can never fire', rule({ operator: 'requiredWith', right: 'heat' }), '/rules/0/left', 'neverBroken'],
  ['a rule with the name of a check of ours', rule({ code: 'required' }), '/rules/0/code', 'reserved'],
])('%s', (_name, change, pointer, ruleName) => {
  const faults = definitionFaults({ ...sound, ...change } as DatasetDefinition);
  expect(faults).toContainEqual(expect.objectContaining({ pointer, rule: ruleName }));
});

test('the entries that the platform begins with have no faults, alone or beside each other', () => {
  const all = [...laterDatasets, ...renewedDatasets].map((entry) => datasetDefinition.parse(entry));
  expect(all).not.toHaveLength(0);
  for (const one of all) {
    const others = all.filter((other) => other !== one);
    expect([one.code, definitionFaults(one), contextFaults(one, others)]).toEqual([one.code, [], []]);
  }
});
