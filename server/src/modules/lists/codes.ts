import { invalidField } from '../../kernel/errors.js';
import { FileRefused, heldFile, importLimits, openTable } from '../../kernel/importing/index.js';
import { codesMax } from './lists.contract.js';
import { columnOf, type ReceivedCode } from './outcome.pure.js';

const receivedLengthMax = 60;
/** A request reads it, and even with other columns beside them a hundred thousand codes are far smaller. */
const limits = { ...importLimits, expandedBytesMax: 128 * 1024 * 1024 };
const looked = 2;

/** The codes of a file of any kind that imports take, or of pasted lines: one column, found by its header or by what looks like a code. */
export async function codesOf(pieces: AsyncIterable<Uint8Array>): Promise<ReceivedCode[]> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(Buffer.from(piece));
  try {
    return await read(Buffer.concat(held));
  } catch (error) {
    if (error instanceof FileRefused) throw invalidField('/body', error.rule, `${error.detail}。${error.remedy}`);
    throw error;
  }
}

async function read(content: Buffer): Promise<ReceivedCode[]> {
  const table = await openTable(heldFile(content), {}, limits);
  try {
    const first: { line: number; cells: string[] }[] = [];
    const codes: ReceivedCode[] = [];
    let place: ReturnType<typeof columnOf> | null = null;
    const take = ({ line, cells }: { line: number; cells: readonly string[] }): void => {
      const received = (cells[place?.column ?? 0] ?? '').trim();
      if (received === '') return;
      codes.push({ line, received: received.slice(0, receivedLengthMax) });
      if (codes.length > codesMax) throw invalidField('/body', 'tooManyCodes', `一次最多查 ${codesMax.toLocaleString('en-US')} 个代码，请分成几份`);
    };
    const begin = (): void => {
      place = columnOf(first.map(({ cells }) => cells));
      for (const row of first.slice(place.hasHeader ? 1 : 0)) take(row);
    };
    for await (const rows of table) {
      for (const row of rows) {
        if (row.cells.every((cell) => cell.trim() === '')) continue;
        if (place) take(row);
        else if (first.push(row) === looked) begin();
      }
    }
    if (!place) begin();
    if (codes.length === 0) throw invalidField('/body', 'noCodes', '文件里没有找到统一社会信用代码：一行一个，或有一列叫“统一社会信用代码”');
    return codes;
  } finally {
    await table.close();
  }
}
