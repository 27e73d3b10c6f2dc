import type { FieldSpec } from '@server/kernel/importing/fields.contract';
import { expect, test } from 'vitest';
import type { SampleView } from '@server/modules/ingestion/samples.contract';
import { adopt, adoptSample, dateFormatsFor, draftOf, mappingOf, missingFields, unitsFor } from './draft';

const mapping = {
  columns: [
    { header: '用户统一代码', field: 'uscc' },
    { header: '抄表日期', field: 'month', dateFormats: ['YYYY年M月' as const], words: { 无: '' } },
    { header: '电价', field: 'price' },
  ],
  ignored: ['备注'],
  constants: { source: '供电' },
};

test('a draft sends back exactly what it was made of', () => {
  expect(mappingOf(draftOf(mapping))).toEqual(mapping);
});

test('words half written and constants without a field are not sent', () => {
  const draft = draftOf(mapping);
  draft.columns[0]!.words.push({ word: '  ', value: 'x' });
  draft.constants.push({ field: '', value: '1' });
  expect(mappingOf(draft)).toEqual(mapping);
});

test('a sample keeps what was settled, follows the suggestion for the rest and never uses a field twice', () => {
  const adopted = adopt(draftOf(mapping), ['抄 表 日 期', '备注', '信用代码', '金额', '月份', '说明'], {
    mapping: {
      columns: [
        { header: '信用代码', field: 'uscc' },
        { header: '金额', field: 'paid', unit: 'wanYuan' },
        { header: '月份', field: 'month' },
      ],
      ignored: ['说明'],
      constants: {},
    },
    unsure: ['金额', '说明'],
  });
  expect(adopted.draft.columns.map(({ header, field, isUnsure, unit }) => ({ header, field, isUnsure, unit }))).toEqual([
    { header: '抄 表 日 期', field: 'month', isUnsure: false, unit: '' },
    { header: '信用代码', field: 'uscc', isUnsure: false, unit: '' },
    { header: '金额', field: 'paid', isUnsure: true, unit: 'wanYuan' },
  ]);
  expect(adopted.draft.columns[0]!.dateFormats).toEqual(['YYYY年M月']);
  expect(adopted.draft.ignored).toEqual([
    { header: '备注', isUnknown: false },
    { header: '月份', isUnknown: true },
    { header: '说明', isUnknown: true },
  ]);
  expect(adopted.removed).toEqual(['用户统一代码', '电价']);
  expect([adopted.known, adopted.unsure]).toEqual([2, 3]);
});

test('a settled date column learns the way in which a new sample writes its days, and says so', () => {
  const before = draftOf({
    columns: [
      { header: '所属期', field: 'month', dateFormats: ['YYYY年M月'] },
      { header: '入库日期', field: 'paidOn' },
      { header: '录入日期', field: 'other' },
    ],
    ignored: [],
    constants: {},
  });
  const columnOf = (index: number, header: string, field: string) => ({
    index,
    field,
    confidence: 1,
    why: '',
    others: [],
    column: { header, field, dateFormats: ['serial' as const] },
  });
  const sample = {
    columns: ['所属期', '入库日期', '录入日期'].map((header, index) => ({ index, header, occurrence: 1 })),
    suggestions: [columnOf(0, '所属期', 'month'), columnOf(1, '入库日期', 'paidOn'), columnOf(2, '录入日期', 'enteredOn')],
    mapping: null,
    headerRows: 1,
  } as unknown as SampleView;
  expect(adoptSample(before, sample).draft.columns.map(({ field, dateFormats, isUnsure }) => [field, dateFormats, isUnsure])).toEqual([
    ['month', ['YYYY年M月', 'serial'], true],
    ['paidOn', ['serial'], true],
    // Settled for another field than the one suggested: what is suggested says nothing about it.
    ['other', [], false],
  ]);
});

test('what is missing, and which ways of writing fit', () => {
  const field = (name: string, required: boolean): FieldSpec => ({ name, title: name, type: 'text', required });
  expect(
    missingFields(draftOf(mapping), [field('uscc', true), field('source', true), field('paid', true), field('note', false)]).map(({ name }) => name),
  ).toEqual(['paid']);
  expect(dateFormatsFor('month')).toContain('YYYY年M月');
  // A day says its month too; a month says no day.
  expect(dateFormatsFor('month')).toContain('YYYY-MM-DD');
  expect(dateFormatsFor('year')).not.toContain('YYYYMM');
  expect(dateFormatsFor('date')).not.toContain('YYYYMM');
  expect(unitsFor('money')).toEqual(['yuan', 'wanYuan', 'yiYuan', 'fen']);
  expect(unitsFor('text')).toEqual([]);
});
