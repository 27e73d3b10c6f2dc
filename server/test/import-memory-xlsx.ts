// Run by import-memory.pure.test.ts as a process of its own with a small heap: a workbook of which the sheet alone is several times the heap.
import { once } from 'node:events';
import { createWriteStream, createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { fieldSpecs } from '../src/kernel/importing/fields.contract.js';
import { runImport, type ImportChunk, type StoredFile } from '../src/kernel/importing/index.js';
import { mappingSchema } from '../src/kernel/importing/mapping.contract.js';

const rowsWanted = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-memory-'));
const path = join(folder, 'large.xlsx');

async function write(): Promise<void> {
  const output = createWriteStream(path);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useSharedStrings: false, useStyles: false });
  const sheet = workbook.addWorksheet('数据');
  sheet.addRow(['序号', '纳税人', '所属期', '实缴']).commit();
  const name = '澄江某某精密制造有限公司'.repeat(60);
  for (let row = 1; row <= rowsWanted; row += 1) {
    sheet.addRow([row, `${name}${row}`, '202609', 0.01]).commit();
    if (row % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (output.writableNeedDrain) await once(output, 'drain');
  }
  sheet.commit();
  await workbook.commit();
}

if (process.argv[2] === 'write') {
  await write();
  process.stdout.write(path);
} else {
  const source = process.argv[3] ?? '';
  const bytes = statSync(source).size;
  const file: StoredFile = {
    bytes,
    stream: () => createReadStream(source),
    range: (from, to) => createReadStream(source, { start: from, end: to - 1 }),
  };
  let rows = 0;
  let peak = 0;
  const before = process.memoryUsage().rss;
  const report = await runImport({
    source: () => file.stream(),
    file,
    fields: fieldSpecs.parse([
      { name: 'firm', title: '企业', type: 'text', required: true, lengthMax: 4000 },
      { name: 'month', title: '税款所属期', type: 'month', required: true },
      { name: 'tax', title: '实缴税额', type: 'money', required: true, min: '0' },
    ]),
    mapping: mappingSchema.parse({
      columns: [
        { header: '纳税人', field: 'firm' },
        { header: '所属期', field: 'month', dateFormats: ['YYYYMM'] },
        { header: '实缴', field: 'tax' },
      ],
      ignored: ['序号'],
    }),
    target: {
      chunk: async ({ accepted }: ImportChunk) => {
        rows += accepted.length;
        peak = Math.max(peak, process.memoryUsage().rss);
      },
    },
  });
  rmSync(join(source, '..'), { recursive: true, force: true });
  process.stdout.write(
    JSON.stringify({
      rows,
      expected: rowsWanted,
      sheetMb: (report.file?.bytes ?? 0) / 1024 / 1024,
      grownMb: (peak - before) / 1024 / 1024,
      peakMb: peak / 1024 / 1024,
    }),
  );
}
