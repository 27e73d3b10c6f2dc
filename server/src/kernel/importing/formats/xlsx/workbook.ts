import type { ImportLimits } from '../../limits.js';
import { FileRefused } from '../../refusal.js';
import type { Row } from '../../rows.js';
import type { StoredFile } from '../stored-file.js';
import { Archive } from './archive.js';
import { MarkupReader, readMarkup, type MarkupHandler } from './markup.js';
import { mergedRanges } from './merged.js';
import { SharedTexts } from './shared-texts.js';
import { SheetRows } from './sheet.js';
import { Styles } from './styles.js';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
}
interface PlacedSheet extends Sheet {
  readonly part: string;
}

/** One sheet being read. */
export interface OpenSheet extends AsyncIterable<Row[]> {
  readonly name: string;
  readonly mergedRanges: number;
  /** Unpacked, as far as reading has come. */
  readonly bytes: number;
  readonly hiddenRows: number;
}

type Attributes = Readonly<Record<string, string>>;
const WHOLE_PIECE = 64 * 1024;

/** An XLSX file: what sheets it has, and the rows of one of them, unpacked and parsed as they are asked for. */
export class Workbook {
  private constructor(
    private readonly archive: Archive,
    readonly sheets: readonly PlacedSheet[],
    private readonly is1904: boolean,
    private readonly texts: string | null,
    private readonly styles: string | null,
    private readonly limits: ImportLimits,
  ) {}

  static async open(file: StoredFile, limits: ImportLimits): Promise<Workbook> {
    const archive = await Archive.open(file, limits);
    const root = await relations(archive, '_rels/.rels', '');
    const part = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
    if (!part.endsWith('.xml') || !archive.has(part)) refuseForeign(archive);
    const list = new WorkbookPart();
    await readMarkup('工作簿', archive.read(part), list);
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const parts = await relations(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
    const byId = new Map(parts.map(({ id, target }) => [id, target]));
    const sheets = list.sheets.flatMap(({ name, isHidden, relation }) => {
      const target = byId.get(relation);
      return target !== undefined && archive.has(target) && /worksheets?\//i.test(target) ? [{ name, isHidden, part: target }] : [];
    });
    if (list.sheets.length > limits.sheetsMax) {
      throw new FileRefused({ rule: 'sheetsTooMany', detail: `工作表超过 ${limits.sheetsMax} 张`, remedy: '请把要报送的工作表单独存成一个文件' });
    }
    const targetOf = (kind: string) => parts.find(({ type, target }) => type.endsWith(kind) && archive.has(target))?.target ?? null;
    return new Workbook(archive, sheets, list.is1904, targetOf('/sharedStrings'), targetOf('/styles'), limits);
  }

  /** The named sheet, or the first one to be seen that has rows. */
  async sheet(name?: string): Promise<OpenSheet> {
    const texts = new SharedTexts(this.limits);
    const styles = new Styles();
    if (this.texts) await readMarkup('共享文字', this.archive.read(this.texts), texts);
    if (this.styles) await readMarkup('样式', this.archive.read(this.styles), styles);
    if (name !== undefined) {
      const named = this.sheets.find((sheet) => sheet.name.trim() === name.trim());
      if (!named) this.refuseMissing(name);
      return this.opened(named, texts, styles);
    }
    const visible = this.sheets.filter(({ isHidden }) => !isHidden);
    const candidates = visible.length > 0 ? visible : this.sheets;
    for (const candidate of candidates) if (await this.hasRows(candidate, texts, styles)) return this.opened(candidate, texts, styles);
    throw new FileRefused({ rule: 'emptyFile', detail: '工作簿里每一张工作表都是空的', remedy: '请检查导出是否成功，再传一次' });
  }

  private async opened({ name, part }: PlacedSheet, texts: SharedTexts, styles: Styles): Promise<OpenSheet> {
    const { archive, is1904, limits } = this;
    const merged = await mergedRanges(archive.read(part), limits);
    const rows = new SheetRows({ texts, styles, is1904, merged, limits });
    let bytes = 0;
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of archive.read(part)) {
        bytes += piece.length;
        yield piece;
      }
    };
    return {
      name,
      mergedRanges: merged.length,
      get bytes() {
        return bytes;
      },
      get hiddenRows() {
        return rows.hiddenRows;
      },
      [Symbol.asyncIterator]: () => readRows(name, counted(), rows),
    };
  }

  private async hasRows({ name, part }: PlacedSheet, texts: SharedTexts, styles: Styles): Promise<boolean> {
    const rows = new SheetRows({ texts, styles, is1904: false, merged: [], limits: this.limits });
    for await (const _ of readRows(name, this.archive.read(part), rows)) return true;
    return false;
  }

  private refuseMissing(name: string): never {
    throw new FileRefused({
      rule: 'sheetMissing',
      detail: `没有名为“${name}”的工作表；文件里有：${this.sheets
        .slice(0, 10)
        .map((sheet) => `“${sheet.name.slice(0, 31)}”`)
        .join('、')}`,
      remedy: '请把工作表改回这个名字，或者在对照表里换一张工作表',
    });
  }
}

async function* readRows(name: string, bytes: AsyncIterable<Uint8Array>, rows: SheetRows): AsyncGenerator<Row[]> {
  const reader = new MarkupReader(`工作表“${name}”`, rows);
  for await (const piece of bytes) {
    // An unpacked piece may be large; its rows should not be many at once.
    for (let from = 0; from < piece.length; from += WHOLE_PIECE) {
      reader.push(piece.subarray(from, from + WHOLE_PIECE));
      const taken = rows.taken();
      if (taken.length > 0) yield taken;
    }
  }
  reader.end();
  const taken = rows.taken();
  if (taken.length > 0) yield taken;
}

class WorkbookPart implements MarkupHandler {
  readonly sheets: { name: string; isHidden: boolean; relation: string }[] = [];
  is1904 = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'workbookPr') this.is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    if (name !== 'sheet' || this.sheets.length > 10_000) return;
    const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
    this.sheets.push({ name: attributes['name'] ?? '', isHidden: (attributes['state'] ?? 'visible') !== 'visible', relation });
  }

  text(): void {
    // A workbook part is all attributes.
  }

  close(): void {
    // Nothing ends here.
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relations(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  if (!archive.has(part)) return found;
  await readMarkup('关系表', archive.read(part), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship' || found.length > 10_000) return;
      const path = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`;
      found.push({ id: Id, type: Type, target: path.replace(/(^|\/)\.\//g, '$1').replace(/[^/]+\/\.\.\//g, '') });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

function refuseForeign(archive: Archive): never {
  const isBinary = archive.has('xl/workbook.bin');
  const isOpenDocument = archive.has('content.xml');
  throw new FileRefused({
    rule: 'archiveForeign',
    detail: isBinary ? '这是二进制工作簿（XLSB）' : isOpenDocument ? '这是 OpenDocument 文件' : '这是压缩包，里面不是 XLSX 工作簿',
    remedy: isBinary || isOpenDocument ? '请用表格软件另存为 XLSX 后再传' : '请解压后传里面的表格文件，一次一个；也可以用 GZIP 单独压缩它',
  });
}
