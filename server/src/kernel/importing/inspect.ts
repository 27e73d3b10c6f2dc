import { openBound } from './bound-table.js';
import { fileOf } from './file-of-run.js';
import { importLimits } from './limits.js';
import { withoutPersonalNumbers } from './masking.js';
import { FileRefused } from './refusal.js';
import type { Row } from './rows.js';
import type { FileReport, ImportRun } from './target.js';

/** Progress and the wish to stop are asked for once per megabyte. */
const BATCHES_BETWEEN_REPORTS = 16;
const EXAMPLES_MAX = 10;
const EXAMPLE_LENGTH_MAX = 120;
/** Longer than what is shown, so that a number at its end is seen whole. */
const EXAMPLE_READ_MAX = 160;

/** The first pass: everything that would refuse the whole file is found before anything is loaded. `null`: cancelled. */
export async function inspect(
  run: Pick<ImportRun, 'source' | 'file' | 'mapping' | 'fields' | 'keyFields' | 'limits' | 'resume' | 'onProgress' | 'isCancelled'>,
): Promise<FileReport | null> {
  const { mapping, fields, keyFields, limits = importLimits } = run;
  const table = await openBound({ file: fileOf(run), mapping, fields, limits, keyFields });
  try {
    let rows = 0;
    let footers = 0;
    const footerExamples: { line: number; text: string }[] = [];
    let batches = 0;
    for await (const batch of table.rows) {
      rows += batch.length;
      for (const row of batch) {
        if (!table.isFooter(row)) continue;
        footers += 1;
        if (footerExamples.length < EXAMPLES_MAX) footerExamples.push({ line: row.line, text: exampleOf(row) });
      }
      if (rows - footers > limits.rowsMax) {
        throw new FileRefused({ rule: 'tooManyRows', detail: `文件超过 ${limits.rowsMax} 行`, remedy: '请按月份或地区拆成几个文件' });
      }
      batches += 1;
      if (batches % BATCHES_BETWEEN_REPORTS === 0) {
        const { accepted = 0, rejected = 0 } = run.resume ?? {};
        await run.onProgress?.({ stage: 'inspecting', rowsDone: rows - footers, bytesDone: table.facts.bytes, accepted, rejected });
        if (await run.isCancelled?.()) return null;
      }
    }
    if (rows === footers) {
      throw new FileRefused({ rule: 'noRows', detail: '文件只有表头，没有数据行', remedy: '请检查导出是否成功，再传一次' });
    }
    const { format, encoding, separator, sheet, hiddenRows, mergedRanges, bytes } = table.facts;
    const { headerLine, titleRows, header } = table;
    return {
      ...{ format, encoding, separator, sheet, hiddenRows, mergedRanges, bytes },
      ...{ headers: header.headers, headerLine, titleLines: titleRows.length, rows: rows - footers, footers, footerExamples },
    };
  } finally {
    await table.close();
  }
}

/** A line that is no row, as a person would read it. */
export function exampleOf({ cells }: Pick<Row, 'cells'>): string {
  const told = cells.map((cell) => cell.trim()).filter((cell, index, all) => cell !== '' && cell !== all[index - 1]);
  // Whoever filled in a form signs it, often with a number.
  const text = withoutPersonalNumbers(told.join('  ').slice(0, EXAMPLE_READ_MAX));
  return text.length > EXAMPLE_LENGTH_MAX ? `${text.slice(0, EXAMPLE_LENGTH_MAX)}…` : text;
}
