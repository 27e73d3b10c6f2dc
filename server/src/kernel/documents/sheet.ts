import PDFDocument from 'pdfkit';
import type { DocumentSpec } from './document-spec.js';
import { fonts } from './fonts.js';
import { palette } from './palette.js';

export const page = { width: 595.28, height: 841.89, left: 54, right: 54, top: 74, bottom: 64 } as const;
export const contentWidth = page.width - page.left - page.right;
const contentEnd = page.height - page.bottom;

interface TextStyle {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly lineGap?: number;
}

/** A4 paper with a place to write next. Blocks measure before they draw, so that nothing is cut by the foot of a page. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly finished: Promise<Buffer>;
  y: number = page.top;
  private onPage: (() => void) | null = null;

  constructor(spec: DocumentSpec) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: {
        Title: `${spec.title} ${spec.subject}`,
        Author: spec.author,
        Subject: spec.title,
        // Plain ASCII: the verification page finds it in the file, also when somebody has changed the rest.
        Keywords: `${spec.verification.number} ${spec.verification.code}`,
        CreationDate: new Date(spec.madeAt),
        ModDate: new Date(spec.madeAt),
      },
    });
    const { regular, bold } = fonts();
    this.pdf.registerFont('regular', regular).registerFont('bold', bold);
    const parts: Buffer[] = [];
    this.pdf.on('data', (part: Buffer) => parts.push(part));
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('end', () => resolve(Buffer.concat(parts)));
      this.pdf.on('error', reject);
    });
  }

  /** Drawn on every new page before anything else. */
  beneath(draw: () => void): void {
    this.onPage = draw;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = page.top;
    this.onPage?.();
  }

  get room(): number {
    return contentEnd - this.y;
  }

  /** Starts a new page when so much does not fit any more. */
  need(height: number): boolean {
    if (height <= this.room || this.y <= page.top) return false;
    this.newPage();
    return true;
  }

  style({ size = 9.5, isBold = false, colour = palette.ink }: TextStyle): this {
    this.pdf
      .font(isBold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
    return this;
  }

  heightOf(text: string, width: number, style: TextStyle = {}): number {
    this.style(style);
    return text === '' ? 0 : this.pdf.heightOfString(text, { width, lineGap: style.lineGap ?? 2 });
  }

  write(text: string, x: number, y: number, width: number, style: TextStyle = {}): void {
    this.style(style);
    this.pdf.text(text, x, y, { width, align: style.align ?? 'left', lineGap: style.lineGap ?? 2 });
  }

  /** One line, never broken, never the cause of a page. */
  line(text: string, x: number, y: number, style: TextStyle & { readonly width?: number } = {}): void {
    this.style(style);
    const free = style.width === undefined ? 0 : style.width - this.pdf.widthOfString(text);
    const shift = style.align === 'right' ? free : style.align === 'center' ? free / 2 : 0;
    this.pdf.text(text, x + shift, y, { lineBreak: false });
  }

  rule(y: number, colour: string = palette.line, width = 0.6, from: number = page.left, to: number = page.left + contentWidth): void {
    this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(width).strokeColor(colour).stroke();
  }

  box(x: number, y: number, width: number, height: number, fill: string | null, edge: string | null, radius = 3): void {
    this.pdf.roundedRect(x, y, width, height, radius).lineWidth(0.7);
    if (fill && edge) this.pdf.fillAndStroke(fill, edge);
    else if (fill) this.pdf.fill(fill);
    else this.pdf.stroke(edge ?? palette.line);
  }

  /** Not authorised, withheld: a hatched ground, so that it is neither blank nor zero. */
  hatch(x: number, y: number, width: number, height: number): void {
    const { pdf } = this;
    pdf.save().rect(x, y, width, height).clip();
    pdf.rect(x, y, width, height).fill(palette.hatchGround);
    for (let offset = -height; offset < width; offset += 6) pdf.moveTo(x + offset, y + height).lineTo(x + offset + height, y);
    pdf.lineWidth(1.4).strokeColor(palette.hatch).stroke().restore();
  }
}
