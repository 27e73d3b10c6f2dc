import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { makeUscc } from '../src/kernel/pure/uscc.js';

export const usccOf = (index: number): string => makeUscc('9', '1', '990101', `M${String(1_000_000 + index)}`);

export interface TaxFile {
  readonly path: string;
  readonly firms: number;
  readonly months: number;
  readonly rows: number;
}

/** Monthly tax payments as a tax bureau exports them: month after month, each with all its firms. */
export async function writeTaxFile(path: string, rows: number, months = 24): Promise<TaxFile> {
  const firms = Math.ceil(rows / months);
  const usccs = Array.from({ length: firms }, (_, index) => usccOf(index));
  const stream = createWriteStream(path);
  stream.write('统一社会信用代码,税款所属期,税种,申报税额,实缴税额,入库日期,申报销售额\n');
  let written = 0;
  for (let month = 0; month < months && written < rows; month += 1) {
    const period = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const some = usccs.slice(0, rows - written);
    for (let start = 0; start < some.length; start += 5_000) {
      const text = some
        .slice(start, start + 5_000)
        .map((uscc, index) => `${uscc},${period},vat,${1000 + start + index}.50,${1000 + start + index}.50,${period}-15,${24_000 + index}.00\n`)
        .join('');
      if (!stream.write(text)) await once(stream, 'drain');
    }
    written += some.length;
  }
  stream.end();
  await once(stream, 'finish');
  return { path, firms, months, rows: written };
}
