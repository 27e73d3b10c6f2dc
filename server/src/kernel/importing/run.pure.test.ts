import { describe, expect, it } from '@jest/globals';
import { fieldSpecs } from './fields.contract.js';
import { importLimits } from './limits.js';
import { mappingSchema } from './mapping.contract.js';
import { rejectsCsv } from './rejects.js';
import { runImport } from './run.js';
import type { ImportChunk, ImportProgress, ImportRun, ImportTarget } from './target.js';

const fields = fieldSpecs.parse([
  { name: 'firm', title: '企业', type: 'text', required: true },
  { name: 'month', title: '税款所属期', type: 'month', required: true },
  { name: 'tax', title: '实缴税额', type: 'money', required: true, min: '0' },
]);
const mapping = mappingSchema.parse({
  columns: [
    { header: '纳税人', field: 'firm' },
    { header: '所属期', field: 'month', dateFormats: ['YYYYMM'] },
    { header: '实缴', field: 'tax', unit: 'wanYuan' },
  ],
  ignored: ['序号'],
});
const HEADER = '序号,纳税人,所属期,实缴\r\n';

const sourceOf = (...texts: (string | Uint8Array)[]) =>
  async function* () {
    for (const text of texts) yield Buffer.from(text as string);
  };

/** Keeps what is committed, as a database would. */
class Store implements ImportTarget {
  chunks: ImportChunk[] = [];
  sortKey = (values: { firm?: unknown }) => String(values.firm);
  async chunk(chunk: ImportChunk) {
    this.chunks.push(chunk);
  }
  get accepted() {
    return this.chunks.flatMap((chunk) => chunk.accepted);
  }
  get rejected() {
    return this.chunks.flatMap((chunk) => chunk.rejected);
  }
}

const importOf = (target: ImportTarget, text: string, options: Partial<ImportRun> = {}) =>
  runImport({ source: sourceOf(text), fields, mapping, target, ...options });

const manyRows = (rows: number) =>
  HEADER +
  Array.from({ length: rows }, (_, row) => `${row},企业${(row * 7919) % 1000},20260${1 + (row % 9)},${row % 10 === 3 ? '-1' : '0.01'}\r\n`).join('');

const textOf = async (stream: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

describe('an import', () => {
  it('takes what is right, sends back what is not, and reports both', async () => {
    const store = new Store();
    const report = await importOf(store, `${HEADER}1,澄江,202609,1.2\r\n2,,202613,-1\r\n\r\n3,北岸,202608,0.5\r\n`);
    expect(report).toMatchObject({
      outcome: 'loaded',
      rowsDone: 3,
      accepted: 2,
      rejected: 1,
      file: { encoding: 'utf-8', separator: ',', headers: ['序号', '纳税人', '所属期', '实缴'], rows: 3, bytes: expect.any(Number) },
    });
    expect(store.accepted.map(({ line, values }) => ({ line, ...values }))).toEqual([
      { line: 5, firm: '北岸', month: '2026-08', tax: '5000.00' },
      { line: 2, firm: '澄江', month: '2026-09', tax: '12000.00' },
    ]);
    expect(store.rejected).toEqual([{ line: 3, cells: ['2', '', '202613', '-1'], problems: expect.any(Array) }]);
    expect(store.rejected[0]!.problems.map(({ header, rule }) => [header, rule])).toEqual([
      ['纳税人', 'required'],
      ['所属期', 'dateImpossible'],
      ['实缴', 'numberTooSmall'],
    ]);
    expect(store.chunks.map(({ rowsDone, lastLine }) => [rowsDone, lastLine])).toEqual([[3, 5]]);
  });

  it.each([
    ['unknownHeader', '序号,纳税人,所属期,实缴,备注\r\n1,a,202609,1,x\r\n'],
    ['noRows', HEADER],
    ['emptyFile', '\r\n\r\n'],
    ['unterminatedQuote', `${manyRows(9000)}9,"x,202609,1\r\n`],
  ])('refused as a whole (%s) has loaded nothing', async (rule, text) => {
    const store = new Store();
    await expect(importOf(store, text)).rejects.toMatchObject({ rule, code: 'file_refused', status: 422 });
    expect(store.chunks).toEqual([]);
  });

  it('refuses an encoding that breaks near the end before it loads the beginning', async () => {
    const store = new Store();
    await expect(runImport({ source: sourceOf(manyRows(9000), Buffer.from([0xff, 0x0a])), fields, mapping, target: store })).rejects.toMatchObject({
      rule: 'wrongEncoding',
      line: 9002,
    });
    expect(store.chunks).toEqual([]);
  });

  it('refuses more rows than the limit', async () => {
    await expect(
      importOf(new Store(), manyRows(20), {
        limits: { ...importLimits, bytesMax: 1e6, rowsMax: 10, rowLengthMax: 1e4, columnsMax: 9, cellLengthMax: 100, chunkLengthMax: 1e4 },
      }),
    ).rejects.toMatchObject({ rule: 'tooManyRows' });
  });

  it('counts what the target turns away', async () => {
    const report = await importOf(
      { chunk: async ({ accepted }) => ({ turnedAway: accepted.length - 1 }) },
      `${HEADER}1,a,202609,1\r\n2,b,202609,1\r\n3,c,202609,1\r\n`,
    );
    expect(report).toMatchObject({ accepted: 1, rejected: 2 });
  });

  it('closes a chunk early when its rows are wide', async () => {
    const store = new Store();
    const wide = HEADER + Array.from({ length: 50 }, (_, row) => `${row},${'澄'.repeat(400)},202609,1\r\n`).join('');
    await importOf(store, wide, {
      limits: { ...importLimits, bytesMax: 1e6, rowsMax: 100, rowLengthMax: 1e4, columnsMax: 9, cellLengthMax: 1000, chunkLengthMax: 4000 },
    });
    expect(store.chunks.length).toBe(5);
    expect(store.accepted.length).toBe(50);
  });

  it('shows its progress more than once', async () => {
    const seen: ImportProgress[] = [];
    await importOf(new Store(), manyRows(5000), { onProgress: (progress) => void seen.push(progress) });
    expect(seen.map(({ stage, rowsDone, rowsTotal }) => [stage, rowsDone, rowsTotal])).toEqual([
      ['loading', 2000, 5000],
      ['loading', 4000, 5000],
      ['loading', 5000, 5000],
    ]);
    expect(seen.at(-1)).toMatchObject({ accepted: 4500, rejected: 500 });
  });

  it('stops when it is cancelled, and says where', async () => {
    const store = new Store();
    const report = await importOf(store, manyRows(5000), { isCancelled: () => store.chunks.length === 1 });
    expect(report).toMatchObject({ outcome: 'cancelled', rowsDone: 2000, accepted: 1800, rejected: 200 });
    expect(store.chunks.length).toBe(1);
  });
});

describe('an import that was interrupted', () => {
  it.each([1, 2, 3, 4])('after chunk %i goes on where it stopped and ends as if nothing had happened', async (survivors) => {
    const text = manyRows(4500);
    const whole = new Store();
    const report = await importOf(whole, text, { chunkRows: 1000 });

    const store = new Store();
    const crash = {
      sortKey: store.sortKey,
      chunk: async (chunk: ImportChunk) => (store.chunks.length === survivors ? Promise.reject(new Error('killed')) : store.chunk(chunk)),
    };
    await expect(importOf(crash, text, { chunkRows: 1000 })).rejects.toThrow('killed');

    const { rowsDone } = store.chunks.at(-1)!;
    const resumed = await importOf(store, text, {
      chunkRows: 1000,
      resume: { rowsDone, accepted: store.accepted.length, rejected: store.rejected.length },
    });
    expect(resumed).toEqual(report);
    expect(store.chunks).toEqual(whole.chunks);
  });

  it('after its last chunk has nothing left to do', async () => {
    const store = new Store();
    const report = await importOf(store, manyRows(100), { resume: { rowsDone: 100, accepted: 90, rejected: 10 } });
    expect(report).toMatchObject({ outcome: 'loaded', rowsDone: 100, accepted: 90, rejected: 10 });
    expect(store.chunks).toEqual([]);
  });
});

describe('a rejects file', () => {
  it('has the row as it came, its line, column, rule and remedy; corrected it is taken as it is', async () => {
    const store = new Store();
    const report = await importOf(store, `${HEADER}1,"=cmd|' /C calc'!A0",202613,-1\r\n`);
    const csv = await textOf(rejectsCsv(report.file!.headers, store.rejected));
    const [header, row] = csv.split('\r\n');
    expect(header).toBe('\ufeff序号,纳税人,所属期,实缴,退回行号,退回列,退回规则,退回说明,怎么改');
    expect(row).toBe(
      `1,"'=cmd|' /C calc'!A0",202613,-1,2,所属期；实缴,没有这一天或这个月；数字太小,没有 13 月；最小 0,核对税款所属期，写成 2026-10 这样；实缴税额不能小于 0；冲正请另报`,
    );

    const corrected = new Store();
    const second = await importOf(corrected, csv.replace('202613', '202612').replace(',-1,', ',1,'));
    expect(second).toMatchObject({ accepted: 1, rejected: 0, file: { encoding: 'utf-8-bom' } });
    expect(corrected.accepted[0]!.values).toEqual({ firm: "=cmd|' /C calc'!A0", month: '2026-12', tax: '10000.00' });
  });

  it('sent again uncorrected is rejected again, and the same file comes back', async () => {
    const first = new Store();
    const { file } = await importOf(first, `${HEADER}1,@a,202613,1\r\n2,b,c,202609,1\r\n`);
    const csv = await textOf(rejectsCsv(file!.headers, first.rejected));
    const second = new Store();
    const report = await importOf(second, csv);
    expect(report).toMatchObject({ accepted: 0, rejected: 2 });
    const again = await textOf(rejectsCsv(report.file!.headers, second.rejected));
    expect(again.split('\r\n').slice(0, 2)).toEqual(csv.split('\r\n').slice(0, 2));
  });
});
