import type { ImportLimits } from '../../limits.js';
import { FileRefused } from '../../refusal.js';
import type { Row } from '../../rows.js';
import { columnOf, numberText, unescapedText } from './cell-text.js';
import type { MarkupHandler } from './markup.js';
import { MergedCells, type MergedRange } from './merged.js';
import type { SharedTexts } from './shared-texts.js';
import type { Styles } from './styles.js';

export interface SheetSurroundings {
  readonly texts: SharedTexts;
  readonly styles: Styles;
  readonly is1904: boolean;
  readonly merged: readonly MergedRange[];
  readonly limits: Pick<ImportLimits, 'columnsMax' | 'cellLengthMax' | 'rowLengthMax'>;
}

const ROWS_MAX = 1_048_576;

/** Rows of a sheet as its markup is read. Only the present row is held. */
export class SheetRows implements MarkupHandler {
  hiddenRows = 0;
  private ready: Row[] = [];
  private readonly merged: MergedCells;
  private width = 0;
  private row = 0;
  private isHidden = false;
  private cells: string[] = [];
  private length = 0;
  private column = -1;
  private type = '';
  private style: string | undefined;
  private raw = '';
  private wants = false;
  private inPhonetic = 0;

  constructor(private readonly around: SheetSurroundings) {
    this.merged = new MergedCells(around.merged);
  }

  /** Rows that are finished since the last call. */
  taken(): Row[] {
    const rows = this.ready;
    if (rows.length > 0) this.ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.beginRow(attributes);
        return;
      case 'c':
        this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
        this.type = attributes['t'] ?? 'n';
        this.style = attributes['s'];
        this.raw = '';
        return;
      case 'rPh':
        this.inPhonetic += 1;
        return;
      case 'v':
      case 't':
        this.wants = this.inPhonetic === 0;
    }
  }

  text(text: string): void {
    if (this.wants && this.raw.length <= this.around.limits.cellLengthMax) this.raw += text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.wants = false;
        return;
      case 'rPh':
        this.inPhonetic -= 1;
        return;
      case 'c':
        this.endCell();
        return;
      case 'row':
        this.endRow();
    }
  }

  private beginRow(attributes: Readonly<Record<string, string>>): void {
    const row = attributes['r'] === undefined ? this.row + 1 : Number(attributes['r']);
    if (!(row > this.row && row <= ROWS_MAX)) {
      throw new FileRefused({
        rule: 'markupBroken',
        detail: `第 ${this.row} 行之后的行号不对`,
        remedy: '请用表格软件打开看一看，另存为 XLSX 后再传',
        line: this.row,
      });
    }
    this.row = row;
    this.isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
    this.cells = [];
    this.length = 0;
    this.column = -1;
  }

  private endCell(): void {
    const text = this.raw === '' ? '' : this.cellText();
    if (text === '') return;
    const { columnsMax, rowLengthMax } = this.around.limits;
    if (this.column < 0 || this.column >= columnsMax) {
      throw new FileRefused({
        rule: 'tooManyColumns',
        detail: `第 ${this.row} 行超过 ${columnsMax} 列`,
        remedy: '请只导出需要的列，删掉表格右边没有用的内容',
        line: this.row,
      });
    }
    this.length += text.length;
    if (this.length > rowLengthMax) {
      throw new FileRefused({
        rule: 'rowTooLong',
        detail: `第 ${this.row} 行超过 ${rowLengthMax} 个字符`,
        remedy: '请核对这一行的内容',
        line: this.row,
      });
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    switch (this.type) {
      case 's':
        return unescapedText(this.around.texts.at(Number(this.raw)) ?? '');
      case 'n':
        return numberText(this.raw.trim(), this.around.styles.kindOf(this.style), this.around.is1904);
      case 'b':
        return this.raw.trim() === '1' ? '是' : '否';
      default:
        // Inline texts, texts that formulas gave, error words and ISO dates are what they say.
        return unescapedText(this.raw);
    }
  }

  private endRow(): void {
    this.merged.fill(this.row, this.cells);
    if (!this.cells.some((cell) => cell.trim() !== '')) return;
    if (this.isHidden) this.hiddenRows += 1;
    // A sheet leaves out what is empty on the right: its rows are as wide as the widest so far.
    this.width = Math.max(this.width, this.cells.length);
    while (this.cells.length < this.width) this.cells.push('');
    for (let index = 0; index < this.cells.length; index += 1) this.cells[index] ??= '';
    this.ready.push({ line: this.row, cells: this.cells, hasStrayQuote: false });
  }
}
