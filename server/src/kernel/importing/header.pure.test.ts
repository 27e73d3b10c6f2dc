import { describe, expect, it } from '@jest/globals';
import { fieldSpec, fieldSpecs } from './fields.contract.js';
import { bindHeader } from './header.js';
import { importLimits } from './limits.js';
import { mappingSchema } from './mapping.contract.js';
import { mappingFaults } from './mapping.js';
import type { FileRefused } from './refusal.js';

const rowOf = (...cells: string[]) => ({ line: 1, cells, hasStrayQuote: false });

describe('a header', () => {
  const fields = fieldSpecs.parse([
    { name: 'code', title: '代码', type: 'uscc', required: true },
    { name: 'tax', title: '税额', type: 'money' },
  ]);
  const mapping = mappingSchema.parse({
    columns: [
      { header: '统一代码（18位）', field: 'code' },
      { header: '税额', field: 'tax' },
    ],
    ignored: ['序号'],
  });
  const refusal = (...headers: string[]): FileRefused => {
    try {
      bindHeader(rowOf(...headers), mapping, fields, importLimits);
    } catch (error) {
      return error as FileRefused;
    }
    throw new Error('Nothing was refused');
  };

  it('is matched whatever its spaces, widths and order', () => {
    expect(
      bindHeader(rowOf(' 税 额', '序号', '\ufeff统一代码 (１８位)', ''), mapping, fields, importLimits).columns.map(({ field, index }) => [
        field,
        index,
      ]),
    ).toEqual([
      ['code', 2],
      ['tax', 0],
    ]);
  });

  it('unknown is refused by name', () => {
    expect(refusal('统一代码（18位）', '税额', '备注')).toMatchObject({
      rule: 'unknownHeader',
      headers: ['备注'],
      line: 1,
      errors: [{ rule: 'unknownHeader' }],
    });
    expect(refusal('甲', '乙').detail).toContain('一列也认不出');
  });

  it('missing is refused when required', () => {
    expect(refusal('税额')).toMatchObject({ rule: 'missingHeader', headers: ['统一代码（18位）'] });
  });

  it('twice or empty is refused', () => {
    expect(refusal('统一代码（18位）', '税额', '税 额')).toMatchObject({ rule: 'duplicateHeader' });
    expect(refusal('统一代码（18位）', '', '税额')).toMatchObject({ rule: 'emptyHeader', detail: '表头第 2 列是空的' });
  });
});

describe('a mapping', () => {
  const fields = fieldSpecs.parse([
    { name: 'code', title: '代码', type: 'uscc', required: true },
    { name: 'kind', title: '性质', type: 'code', codes: [{ code: '1', title: '居民' }] },
  ]);

  it('that fits has no faults', () => {
    expect(
      mappingFaults(
        mappingSchema.parse({
          columns: [
            { header: '甲', field: 'code' },
            { header: '乙', field: 'kind', words: { 民: '1', '-': '' } },
          ],
        }),
        fields,
      ),
    ).toEqual([]);
  });

  it('is told everything that does not fit', () => {
    const mapping = mappingSchema.parse({
      columns: [
        { header: '甲', field: 'nothing' },
        { header: '乙', field: 'kind', unit: 'fen', dateFormats: ['YYYY'], words: { 民: '7' } },
      ],
      constants: { other: 'x' },
    });
    expect(mappingFaults(mapping, fields).map(({ field }) => field)).toEqual(['nothing', 'kind', 'kind', 'kind', 'other', 'code']);
  });

  it('may not fill one field twice, nor have unknown keys', () => {
    expect(
      mappingSchema.safeParse({
        columns: [
          { header: '甲', field: 'a' },
          { header: '乙', field: 'a' },
        ],
      }).success,
    ).toBe(false);
    expect(mappingSchema.safeParse({ columns: [{ header: '甲', field: 'a', colour: 1 }] }).success).toBe(false);
  });
});

describe('a field', () => {
  it.each<object>([
    { type: 'money', min: 'abc' },
    { type: 'money', max: '1.005' },
    { type: 'rate', max: '99999' },
    { type: 'integer', min: 'today' },
    { type: 'date', min: '2026-1-1' },
    { type: 'month', max: '2026-01-01' },
    { type: 'text', max: 5 },
    { type: 'text', pattern: '(' },
    { type: 'code' },
  ])('is refused when its rules cannot be applied: %j', (spec) => {
    expect(fieldSpec.safeParse({ name: 'it', title: '它', ...spec }).success).toBe(false);
  });

  it.each<object>([
    { type: 'money', min: 0, max: '1000.50' },
    { type: 'rate', max: '24' },
    { type: 'integer', min: -1 },
    { type: 'date', min: '1990-01-01', max: 'today' },
  ])('is taken: %j', (spec) => {
    expect(fieldSpec.safeParse({ name: 'it', title: '它', ...spec }).success).toBe(true);
  });
});
