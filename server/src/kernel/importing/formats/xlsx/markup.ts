import { SaxesParser } from 'saxes';
import { FileRefused } from '../../refusal.js';

export interface MarkupHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** A parser holds what it has not finished: a text, a comment or a tag longer than this is an attack or no workbook. */
const UNFINISHED_MAX = 1024 * 1024;
const DEPTH_MAX = 64;

/** XML in pieces, with bounds on everything that a parser would hold. Entities of its own cannot be declared: a document type is refused. */
export class MarkupReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private sinceEvent = 0;
  private depth = 0;

  constructor(
    private readonly part: string,
    handler: MarkupHandler,
  ) {
    const { parser } = this;
    const seen = (): void => {
      this.sinceEvent = 0;
    };
    parser.on('doctype', () => {
      throw new FileRefused({
        rule: 'markupForbidden',
        detail: `${part} 里有文档类型声明，正常的表格不会有`,
        remedy: '请用表格软件另存为 XLSX 后再传',
      });
    });
    parser.on('opentag', ({ name, attributes }) => {
      seen();
      this.depth += 1;
      if (this.depth > DEPTH_MAX) throw broken(part);
      handler.open(local(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      seen();
      this.depth -= 1;
      handler.close(local(name));
    });
    parser.on('text', (text) => {
      seen();
      handler.text(text);
    });
    parser.on('cdata', (text) => {
      seen();
      handler.text(text);
    });
    parser.on('comment', seen);
    parser.on('processinginstruction', seen);
    parser.on('error', () => {
      throw broken(part);
    });
  }

  push(bytes: Uint8Array): void {
    let text: string;
    try {
      text = this.decoder.decode(bytes, { stream: true });
    } catch {
      throw broken(this.part);
    }
    this.sinceEvent += text.length;
    this.parser.write(text);
    if (this.sinceEvent > UNFINISHED_MAX) throw broken(this.part);
  }

  end(): void {
    this.parser.close();
  }
}

/** Some programs write every name with a prefix. */
function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const broken = (part: string): FileRefused =>
  new FileRefused({ rule: 'markupBroken', detail: `表格文件的内容读不出来（${part}）`, remedy: '请用表格软件打开看一看，另存为 XLSX 后再传' });

/** A whole part, when nothing has to be handed on while it is read. */
export async function readMarkup(part: string, bytes: AsyncIterable<Uint8Array>, handler: MarkupHandler): Promise<void> {
  const reader = new MarkupReader(part, handler);
  for await (const piece of bytes) reader.push(piece);
  reader.end();
}
