import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '../exporting/csv.js';
import { unguardCell } from '../exporting/guard.js';
import { decodedText } from './decode.js';
import type { FileRefused } from './refusal.js';
import { csvRows, CsvReader, type Row } from './rows.js';

const limits = { rowLengthMax: 1024 * 1024, columnsMax: 200 };

function parse(...pieces: string[]): Row[] {
  const reader = new CsvReader(limits);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}
const cells = (...pieces: string[]) => parse(...pieces).map((row) => row.cells);
const lines = (text: string) => parse(text).map((row) => row.line);

function refusal(work: () => unknown): FileRefused {
  try {
    work();
  } catch (error) {
    return error as FileRefused;
  }
  throw new Error('Nothing was refused');
}

describe('rows of a CSV file', () => {
  it('may end in LF, CRLF or CR, the last one in nothing', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(cells(`a,b${end}1,2${end}${end}3,4`)).toEqual([
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ]);
      expect(lines(`a,b${end}1,2${end}${end}3,4`)).toEqual([1, 2, 4]);
    }
  });

  it('may quote separators, quotes and line ends; the line is where the row begins', () => {
    const text = 'a,b\n"x, ""y""","1\r\n2\r3\n4"\nz,\n';
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\r\n2\r3\n4'],
      ['z', ''],
    ]);
    expect(lines(text)).toEqual([1, 2, 6]);
  });

  it('keep empty cells at both ends, and a last separator at the end of the file', () => {
    expect(cells('a,b,c\n,,1\n1,,')).toEqual([
      ['a', 'b', 'c'],
      ['', '', '1'],
      ['1', '', ''],
    ]);
  });

  it('without content are none', () => {
    expect(lines('\n\na,b\n,\n"",\n1,2\n\n\n')).toEqual([3, 6]);
  });

  it.each([',', ';', '\t', '|'] as const)('may be separated by %j', (separator) => {
    const reader = new CsvReader(limits);
    const rows = [...reader.push(`"名称${separator === ',' ? ';;;' : ',,,'}"${separator}b\n1${separator}2\n`), ...reader.end()];
    expect(rows[1]?.cells).toEqual(['1', '2']);
    expect(reader.separator).toBe(separator);
  });

  it('with text behind a closing quote are marked', () => {
    expect(parse('a,b\n"x"y,1\n"x",2\n').map((row) => [row.cells[0], row.hasStrayQuote])).toEqual([
      ['a', false],
      ['xy', true],
      ['x', false],
    ]);
    expect(cells('a,b\nx"y"z,1\n')[1]).toEqual(['x"y"z', '1']);
  });

  it('are the same however the text is cut', () => {
    const letter = fc.constantFrom('a', '"', ',', '\n', '\r', '澄', ' ');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), (letters, cuts) => {
        const text = `h,i\n${letters.join('')}`;
        const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((to, index) => text.slice(at[index], to));
        const attempt = (...parts: string[]) => {
          try {
            return parse(...parts);
          } catch (error) {
            return (error as FileRefused).message;
          }
        };
        expect(attempt(...pieces)).toEqual(attempt(text));
        expect(attempt(...text)).toEqual(attempt(text));
      }),
      { numRuns: 500 },
    );
  });

  it('come back from our own writer as they were', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', "'", '-', '1', '@', '澄', '\t', ' ') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 }), (table) => {
        const text = [['a', 'b', 'c'], ...table].map((row) => csvLine(row)).join('');
        const expected = table.filter((row) => row.some((content) => content !== ''));
        expect(
          cells(text)
            .slice(1)
            .map((row) => row.map(unguardCell)),
        ).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('rows that break a limit', () => {
  it('a quote that is never closed is refused with the line where it began', () => {
    expect(refusal(() => parse('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ rule: 'unterminatedQuote', line: 3 });
    expect(refusal(() => parse('a,b\n"1\n2","3\n'))).toMatchObject({ rule: 'unterminatedQuote', line: 3 });
  });

  it('too many columns are refused', () => {
    expect(refusal(() => parse(`a,b\n${','.repeat(200)}x\n`))).toMatchObject({ rule: 'tooManyColumns', line: 2 });
    expect(cells(`a,b\n${','.repeat(199)}x\n`)[1]).toHaveLength(200);
  });

  it.each([
    ['one cell', 'x', ''],
    ['one quoted cell', 'x', '"'],
    ['quoted line ends', 'x\n', '"'],
    ['quoted quotes', '""', '"'],
    ['text behind a quote', 'x', '""'],
  ])('a row of 10 MB is refused while it is read: %s', async (_name, filler, start) => {
    let given = 0;
    async function* tenMegabytes() {
      yield Buffer.from(`名称,b\n1,2\n${start}`);
      for (; given < 10 * 1024 * 1024; given += 32_000) yield Buffer.from(filler.repeat(32_000 / filler.length));
    }
    const reading = async () => {
      for await (const rows of csvRows(decodedText(tenMegabytes()), limits)) expect(rows.length).toBeLessThanOrEqual(2);
    };
    await expect(reading()).rejects.toMatchObject({ rule: 'rowTooLong', line: 3 });
    expect(given).toBeLessThan(1.3 * 1024 * 1024);
  });

  it('a header of 10 MB too', () => {
    const reader = new CsvReader(limits);
    expect(refusal(() => Array.from({ length: 200 }, () => reader.push('x'.repeat(64 * 1024))))).toMatchObject({ rule: 'rowTooLong', line: 1 });
  });
});
