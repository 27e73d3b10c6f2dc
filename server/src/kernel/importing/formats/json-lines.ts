import type { ImportLimits } from '../limits.js';
import { FileRefused } from '../refusal.js';
import type { Row } from '../rows.js';
import { jsonCells, JsonFault } from './json-cells.js';

/** The columns are the keys of so many first objects; one that lacks a key has an empty cell there. */
const OBJECTS_FOR_HEADER = 500;

export const looksLikeJsonLines = (text: string): boolean => /^\ufeff?\s*\{\s*["}]/.test(text);
export const looksLikeJsonList = (text: string): boolean => /^\ufeff?\s*\[\s*[{\]]/.test(text);

export function refuseJsonList(): never {
  throw new FileRefused({
    rule: 'notText',
    detail: '这是一个 JSON 数组',
    remedy: '请导出成 JSON Lines：一行一个对象，不要外面的方括号和行尾的逗号',
  });
}

type Limits = Pick<ImportLimits, 'rowLengthMax' | 'columnsMax'>;

/** One object a line → rows under a header made of their keys. */
export async function* jsonLineRows(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<Row[]> {
  const table = new ObjectTable(limits);
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > limits.rowLengthMax) refuseLongLine(line + lines.length + 1, limits);
    const rows = lines.flatMap((each) => table.rowOf(each, (line += 1)));
    if (rows.length > 0) yield rows;
  }
  const rows = [...table.rowOf(rest, line + 1), ...table.end()];
  if (rows.length > 0) yield rows;
}

class ObjectTable {
  private waiting: { line: number; cells: Map<string, string> }[] | null = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly limits: Limits) {}

  rowOf(text: string, line: number): Row[] {
    if (text.length > this.limits.rowLengthMax) refuseLongLine(line, this.limits);
    if (text.trim() === '') return [];
    const cells = jsonCells(text);
    if (cells instanceof JsonFault) {
      throw new FileRefused({
        rule: cells.kind === 'duplicateKey' ? 'duplicateKey' : 'lineNotObject',
        detail: `第 ${line} 行${cells.detail.startsWith('这一行') ? cells.detail.slice(3) : `：${cells.detail}`}`,
        remedy: '请导出成 JSON Lines：一行一个对象，例如 {"统一社会信用代码":"…","税款所属期":"2026-09"}',
        line,
      });
    }
    if (!this.waiting) return [this.row(line, cells)];
    this.waiting.push({ line, cells });
    return this.waiting.length >= OBJECTS_FOR_HEADER ? this.begin() : [];
  }

  end(): Row[] {
    return this.waiting && this.waiting.length > 0 ? this.begin() : [];
  }

  private begin(): Row[] {
    const objects = this.waiting ?? [];
    this.waiting = null;
    for (const { line, cells } of objects)
      for (const key of cells.keys()) {
        if (!this.places.has(key)) this.places.set(key, this.places.size);
        if (this.places.size > this.limits.columnsMax) {
          throw new FileRefused({
            rule: 'tooManyColumns',
            detail: `到第 ${line} 行已有超过 ${this.limits.columnsMax} 个不同的列名`,
            remedy: '请只导出需要的列',
            line,
          });
        }
      }
    return [{ line: 0, cells: [...this.places.keys()], hasStrayQuote: false }, ...objects.map(({ line, cells }) => this.row(line, cells))];
  }

  private row(line: number, object: ReadonlyMap<string, string>): Row {
    const cells = new Array<string>(this.places.size).fill('');
    for (const [key, cell] of object) {
      const place = this.places.get(key);
      // A key nobody has seen before stays behind everything, so that the row is sent back for its width.
      if (place !== undefined) cells[place] = cell;
      else if (cell !== '') cells.push(cell);
    }
    return { line, cells, hasStrayQuote: false };
  }
}

function refuseLongLine(line: number, { rowLengthMax }: Limits): never {
  throw new FileRefused({
    rule: 'rowTooLong',
    detail: `第 ${line} 行超过 ${rowLengthMax} 个字符`,
    remedy: '请检查是否一行一个对象，重新导出后再传',
    line,
  });
}
