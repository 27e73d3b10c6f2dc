import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { importLimits } from '../limits.js';
import { jsonCells, JsonFault } from './json-cells.js';
import { percentNumber, plainNumber } from './plain-number.js';
import { heldFile } from './stored-file.js';
import { openTable } from './table.js';
import { kindOfFormat } from './xlsx/styles.js';

const read = async (content: string | Uint8Array, limits = importLimits) => {
  const table = await openTable(heldFile(Buffer.from(content as string)), {}, limits);
  const rows: string[][] = [];
  for await (const batch of table) rows.push(...batch.map(({ cells }) => cells));
  return { rows, facts: table.facts };
};

describe('JSON lines', () => {
  it('become rows under the keys of the first objects', async () => {
    const { rows, facts } = await read('{"码":"91","额":12.50,"是":true}\n\n{"额":900719925474099312,"码":null,"注":"a\\"b"}\n');
    expect(rows).toEqual([
      ['码', '额', '是', '注'],
      ['91', '12.50', '是', ''],
      ['', '900719925474099312', '', 'a"b'],
    ]);
    expect(facts).toMatchObject({ format: 'jsonl', isGzip: false, encoding: 'utf-8' });
    expect((await read(gzipSync('\ufeff{"a":1}'))).facts).toMatchObject({ format: 'jsonl', isGzip: true });
  });

  it('keep every digit and write out exponents', () => {
    expect([...(jsonCells('{"a":1e3,"b":-1.5E-3,"c":1234567890123456789,"d":{"x":[1,"]"]}}') as Map<string, string>).values()]).toEqual([
      '1000',
      '-0.0015',
      '1234567890123456789',
      '{"x":[1,"]"]}',
    ]);
  });

  it('a key that comes late makes its row too wide; a line that is no object refuses the file', async () => {
    const lines = [...Array.from({ length: 500 }, () => '{"a":1}'), '{"a":1,"late":2}'];
    expect((await read(lines.join('\n'))).rows.at(-1)).toEqual(['1', '2']);
    await expect(read('{"a":1}\n[1]\n')).rejects.toMatchObject({ rule: 'lineNotObject', line: 2 });
    await expect(read('{"a":1,"a":2}\n')).rejects.toMatchObject({ rule: 'duplicateKey' });
    await expect(read('[{"a":1}]')).rejects.toMatchObject({ rule: 'notText' });
    await expect(read(`{"a":"${'x'.repeat(200)}"}`, { ...importLimits, rowLengthMax: 100 })).rejects.toMatchObject({ rule: 'rowTooLong' });
    await expect(read(`{${Array.from({ length: 300 }, (_, index) => `"k${index}":1`).join(',')}}`)).rejects.toMatchObject({ rule: 'tooManyColumns' });
  });

  test('whatever JSON.parse takes as a flat object is read alike, and nothing else is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))), fc.nat(3), (object, indent) => {
        const cells = jsonCells(JSON.stringify(object, null, indent));
        expect(cells).not.toBeInstanceOf(JsonFault);
        const expected = Object.entries(object).map(([key, value]) => [
          key,
          value === null ? '' : value === true ? '是' : value === false ? '否' : String(value),
        ]);
        expect([...(cells as Map<string, string>)]).toEqual(expected);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cells = jsonCells(`{"a":${text}}`);
        if (!(cells instanceof JsonFault)) expect(JSON.parse(`{"a":${text}}`)).toBeInstanceOf(Object);
      }),
    );
  });
});

describe('CSV', () => {
  it('has the separator that its lines agree on, whatever a title says', async () => {
    expect((await read('填报单位：税务局,高新区\n码\t额\t注\n1\t2\ta,b,c\n3\t4\tx\n')).facts.separator).toBe('\t');
    expect((await read('a;b;c\n1,5;2,5;3\n')).facts.separator).toBe(';');
    expect((await read(gzipSync('a,b\n1,2\n'))).facts).toMatchObject({ format: 'csv', isGzip: true, separator: ',' });
  });
});

describe('numbers of spreadsheets', () => {
  test.each([
    ['0.30000000000000004', '0.3'],
    ['1234.5600000000001', '1234.56'],
    ['1.1E2', '110'],
    ['1E-7', '0.0000001'],
    ['-2.5e-3', '-0.0025'],
    ['123456789012345678', '123456789012346000'],
    ['12.10', '12.10'],
    ['1E+300', `1${'0'.repeat(300)}`],
    ['abc', 'abc'],
  ])('%s is %s', (raw, text) => expect(plainNumber(raw)).toBe(text));
  test.each([
    ['0.0365', '3.65'],
    ['1', '100'],
    ['-0.5', '-50'],
    ['0.0001', '0.01'],
  ])('%s is %s %%', (raw, text) => expect(percentNumber(raw)).toBe(text));

  test.each([
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00;[Red]-#,##0.00', 'number'],
    ['0.00%', 'percent'],
    ['yyyy/m/d;@', 'date'],
    ['[$-804]yyyy"年"m"月"d"日"', 'date'],
    ['yyyy"年"m"月"', 'month'],
    ['e"年"m"月"', 'month'],
    ['mmm-yy', 'month'],
    ['yyyy', 'year'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'time'],
    ['yyyy-mm-dd hh:mm:ss.000', 'date'],
    ['0"元"', 'number'],
    ['@', 'number'],
  ])('the format %s is a %s', (code, kind) => expect(kindOfFormat(code)).toBe(kind));
});
