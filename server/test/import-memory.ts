// Run by import-memory.pure.test.ts as a process of its own with a small heap: an importer that held the file, or a growing part of it, would die.
import { fieldSpecs } from '../src/kernel/importing/fields.contract.js';
import { runImport, type ImportChunk } from '../src/kernel/importing/index.js';
import { mappingSchema } from '../src/kernel/importing/mapping.contract.js';

const megabytes = 300;
const fields = fieldSpecs.parse([
  { name: 'firm', title: '企业', type: 'text', required: true, lengthMax: 4000 },
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
const rowsInPiece = 80;
const piece = Buffer.from(
  Array.from({ length: rowsInPiece }, (_, row) => `${row},"${'澄江某某精密制造有限公司'.repeat(200)}",202609,0.01\r\n`).join(''),
);
const times = Math.ceil((megabytes * 1024 * 1024) / piece.length);

async function* source(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('序号,纳税人,所属期,实缴\r\n');
  for (let index = 0; index < times; index += 1) yield piece;
}

let rows = 0;
let peak = 0;
const before = process.memoryUsage().rss;
await runImport({
  source,
  fields,
  mapping,
  target: {
    chunk: async ({ accepted }: ImportChunk) => {
      rows += accepted.length;
      peak = Math.max(peak, process.memoryUsage().rss);
    },
  },
});
process.stdout.write(
  `${JSON.stringify({ rows, expected: times * rowsInPiece, grownMb: (peak - before) / 1024 / 1024, peakMb: peak / 1024 / 1024 })}\n`,
);
