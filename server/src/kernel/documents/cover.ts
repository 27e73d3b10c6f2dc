import type { DocumentSpec } from './document-spec.js';
import { qrCode } from './frame.js';
import { palette } from './palette.js';
import { contentWidth, page, type Sheet } from './sheet.js';

const labelWidth = 104;
const qrSize = 92;

/** What it is, about whom, made for whom and when, and how to check it. */
export function cover(sheet: Sheet, { title, cover: content, verification }: DocumentSpec): void {
  sheet.pdf.rect(page.left, 78, 26, 26).fill(palette.brandDeep);
  sheet.line('信', page.left + 5.5, 80.5, { size: 15, isBold: true, colour: '#ffffff' });
  sheet.line(content.organisation, page.left + 38, 84, { size: 11, isBold: true });
  sheet.rule(122, palette.lineStrong);
  sheet.line(title, page.left, 168, { size: 26, isBold: true });
  const nameStyle = { size: 17, isBold: true, lineGap: 4 } as const;
  sheet.write(content.headline, page.left, 224, contentWidth, nameStyle);
  let y = 224 + sheet.heightOf(content.headline, contentWidth, nameStyle) + 6;
  sheet.line(content.subline, page.left, y, { size: 11, colour: palette.label });
  y += 40;
  sheet.rule(y, palette.lineStrong);
  for (const [label, value] of content.pairs) {
    const height = Math.max(14, sheet.heightOf(value, contentWidth - labelWidth, { size: 10.5 })) + 12;
    sheet.line(label, page.left, y + 6, { size: 10, colour: palette.quiet });
    sheet.write(value, page.left + labelWidth, y + 6, contentWidth - labelWidth, { size: 10.5 });
    y += height;
    sheet.rule(y);
  }
  const foot = page.height - page.bottom - qrSize - 34;
  qrCode(sheet, verification.url, page.left, foot, qrSize);
  const x = page.left + qrSize + 20;
  const width = contentWidth - qrSize - 20;
  sheet.line('核对真假', x, foot, { size: 11, isBold: true });
  sheet.write(content.note, x, foot + 20, width, { size: 9, colour: palette.label, lineGap: 3 });
  sheet.line(`编号 ${verification.number}\u3000核验码 ${verification.code}`, x, foot + qrSize - 14, { size: 10, isBold: true });
}
