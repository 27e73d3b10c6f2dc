import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { csvStream, guardCell, unguardCell, xlsxStream, type XlsxColumn, type XlsxValue } from './index.js';

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe('the guard against formulas', () => {
  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "=cmd|' /C calc'!A0", '-1+1', '--1'])('disarms %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  it.each(['-1', '+1.50', '-1,204', '-3.65%', '', 'a=b', '澄江', "it's"])('leaves %j', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('is taken back exactly, and never leaves a dangerous beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '1', '.', ',', '\t', 'a', '＝') }), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=@\t\r＝]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a CSV export', () => {
  it('is UTF-8 with a mark, guarded and quoted', async () => {
    const csv = await bytesOf(
      csvStream(
        ['企业', '税额'],
        [
          ['=1+1', '-5.00'],
          ['a,"b"\nc', 7],
          [null, undefined],
        ],
      ),
    );
    expect(csv.toString()).toBe('\ufeff企业,税额\r\n\'=1+1,-5.00\r\n"a,""b""\nc",7\r\n,\r\n');
  });

  it('comes in pieces', async () => {
    let pieces = 0;
    for await (const piece of csvStream(
      ['a'],
      Array.from({ length: 20_000 }, (_, row) => [`企业${row}`]),
    )) {
      pieces += 1;
      expect(piece.length).toBeLessThan(200_000);
    }
    expect(pieces).toBeGreaterThan(3);
  });
});

describe('an XLSX export', () => {
  const columns: XlsxColumn[] = [
    { key: 'bank', title: '银行', type: 'text' },
    { key: 'firms', title: '户数', type: 'number' },
    { key: 'amount', title: '发放额（元）', type: 'money' },
    { key: 'rate', title: '加权利率', type: 'percent' },
    { key: 'day', title: '截至', type: 'date' },
  ];
  const exportOf = (rows: Iterable<Record<string, XlsxValue>> | AsyncIterable<Record<string, XlsxValue>>) =>
    xlsxStream({ name: '放款/统计', titleLines: ['放款统计', '范围：江澄市', '=HYPERLINK("x")'], columns, rows });

  async function sheetOf(bytes: Buffer) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([bytes]));
    return workbook.worksheets[0]!;
  }

  it('has numbers as numbers, days as days, and text only as text', async () => {
    const sheet = await sheetOf(
      await bytesOf(
        exportOf([
          { bank: '=1+1', firms: 12, amount: '12345.60', rate: '3.65', day: '2026-10-31' },
          { bank: '江澄\u0001银行', firms: '不足 5 户', amount: '-0.05', rate: null, day: '长期' },
          { bank: '长', firms: '12345678901234567', amount: '@x', rate: '', day: '' },
        ]),
      ),
    );
    expect(sheet.name).toBe('放款 统计');
    const values = [1, 2, 3, 4, 5, 6, 7].map((row) => [1, 2, 3, 4, 5].map((column) => sheet.getRow(row).getCell(column).value));
    expect(values[0]![0]).toBe('放款统计');
    expect(values[2]![0]).toBe('\'=HYPERLINK("x")');
    expect(values[3]).toEqual(['银行', '户数', '发放额（元）', '加权利率', '截至']);
    expect(values[4]).toEqual(["'=1+1", 12, 12345.6, 0.0365, new Date('2026-10-31T00:00:00Z')]);
    expect(values[5]).toEqual(['江澄银行', '不足 5 户', -0.05, null, '长期']);
    expect(values[6]).toEqual(['长', '12345678901234567', "'@x", null, null]);
    expect(sheet.getRow(5).getCell(3).numFmt).toBe('#,##0.00');
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  });

  it('fails when its rows fail, instead of ending early', async () => {
    async function* broken() {
      yield { bank: 'a' };
      throw new Error('the database went away');
    }
    await expect(bytesOf(exportOf(broken()))).rejects.toThrow('the database went away');
  });

  it('reads no further than a slow reader takes, and stops when the reader goes', async () => {
    let given = 0;
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) {
          given += 1;
          yield { bank: `${Math.random()}${Math.random()}${given}`, firms: given };
        }
      } finally {
        isClosed = true;
      }
    }
    const stream = exportOf(endless());
    await stream.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const afterAWhile = given;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(given - afterAWhile).toBeLessThan(20_000);
    await stream.return(undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isClosed).toBe(true);
  });
});
