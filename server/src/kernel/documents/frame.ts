import QRCode from 'qrcode';
import type { DocumentSpec } from './document-spec.js';
import { palette } from './palette.js';
import { contentWidth, page, type Sheet } from './sheet.js';

const quietPages = 1;

/** Head and foot of every page but the cover, written last: only then is it known how many pages there are. */
export function frame(sheet: Sheet, { title, subject, verification }: DocumentSpec): number {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    sheet.pdf.switchToPage(index);
    const y = page.height - 44;
    const style = { size: 8, colour: palette.quiet } as const;
    sheet.rule(y - 6);
    sheet.line(`${verification.number}\u3000核验：${verification.address}`, page.left, y, style);
    sheet.line(`第 ${index - start + 1} 页，共 ${count} 页`, page.left, y, { ...style, align: 'right', width: contentWidth });
    if (index - start < quietPages) continue;
    sheet.line(title, page.left, 40, { ...style, isBold: true });
    sheet.line(subject, page.left, 40, { ...style, align: 'right', width: contentWidth });
    sheet.rule(56);
  }
  return count;
}

/** Drawn as squares: no picture in the file, sharp at any size. */
export function qrCode(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const step = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) sheet.pdf.rect(x + column * step, y + row * step, step + 0.05, step + 0.05);
    }
  }
  sheet.pdf.fill(palette.ink);
}
