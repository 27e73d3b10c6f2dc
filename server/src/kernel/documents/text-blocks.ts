import type { Block, Tone } from './document-spec.js';
import { palette, toneGround, toneInk, toneLine } from './palette.js';
import { contentWidth, page, type Sheet } from './sheet.js';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
const labelWidth = 118;
const partTitleWidth = 84;

/** A heading never stands alone at the foot of a page. */
export function heading(sheet: Sheet, { level, text, note }: Of<'heading'>): void {
  const isFirst = level === 1;
  sheet.need(isFirst ? 110 : 80);
  sheet.y += isFirst ? 14 : 10;
  const size = isFirst ? 14 : 11;
  if (isFirst) sheet.pdf.rect(page.left, sheet.y + 3, 3, 14).fill(palette.brand);
  const indent = isFirst ? 10 : 0;
  sheet.line(text, page.left + indent, sheet.y, { size, isBold: true });
  if (note) {
    sheet.style({ size, isBold: true });
    const used = sheet.pdf.widthOfString(text) + indent + 10;
    sheet.line(note, page.left + used, sheet.y + (isFirst ? 5 : 2.5), { size: 8.5, colour: palette.quiet });
  }
  sheet.y += isFirst ? 26 : 20;
}

export function paragraph(sheet: Sheet, { text, isQuiet }: Of<'text'>): void {
  const style = { size: isQuiet ? 8.5 : 9.5, colour: isQuiet ? palette.quiet : palette.ink, lineGap: 3 };
  const height = sheet.heightOf(text, contentWidth, style);
  sheet.need(height);
  sheet.write(text, page.left, sheet.y, contentWidth, style);
  sheet.y += height + 6;
}

export function list(sheet: Sheet, { items, tone = 'plain' }: Of<'list'>): void {
  for (const item of items) {
    const height = sheet.heightOf(item, contentWidth - 14, { lineGap: 3 });
    sheet.need(height);
    mark(sheet, page.left + 3, sheet.y + 6.5, tone);
    sheet.write(item, page.left + 14, sheet.y, contentWidth - 14, { lineGap: 3 });
    sheet.y += height + 3;
  }
  sheet.y += 4;
}

export function pairs(sheet: Sheet, { pairs: rows }: Of<'pairs'>): void {
  for (const [label, value] of rows) {
    const width = contentWidth - labelWidth;
    const height = Math.max(sheet.heightOf(value, width), 13) + 9;
    sheet.need(height);
    sheet.line(label, page.left, sheet.y + 4, { size: 9, colour: palette.quiet });
    sheet.write(value, page.left + labelWidth, sheet.y + 4, width);
    sheet.y += height;
    sheet.rule(sheet.y - 1);
  }
  sheet.y += 8;
}

/** One beneath the other, so that the text is read in its order: what speaks for, what to check, what cannot be seen. */
export function parts(sheet: Sheet, { parts: rows }: Of<'parts'>): void {
  const x = page.left + partTitleWidth;
  const width = contentWidth - partTitleWidth - 12;
  const heightOf = (text: string): number => sheet.heightOf(text, width, { size: 9.5 }) + 3;
  for (const { title, tone, items, empty } of rows) {
    const texts = items.length > 0 ? items : [empty];
    const height = texts.reduce((sum, text) => sum + heightOf(text), 0) + 13;
    sheet.need(height);
    sheet.pdf.rect(page.left, sheet.y, 3, height - 3).fill(toneInk[tone]);
    sheet.line(title, page.left + 12, sheet.y + 4, { isBold: true, colour: toneInk[tone] });
    let y = sheet.y + 4;
    for (const text of texts) {
      if (items.length > 0) mark(sheet, x - 8, y + 6.5, tone);
      sheet.write(text, x, y, width, items.length > 0 ? {} : { colour: palette.quiet });
      y += heightOf(text);
    }
    sheet.y += height;
  }
  sheet.y += 8;
}

export function note(sheet: Sheet, { title, text, tone = 'plain' }: Of<'note'>): void {
  const width = contentWidth - 28;
  const height = 32 + sheet.heightOf(text, width, { size: 9, lineGap: 3 });
  sheet.need(height);
  sheet.box(page.left, sheet.y, contentWidth, height, toneGround[tone], toneLine[tone]);
  sheet.line(title, page.left + 14, sheet.y + 9, { isBold: true, colour: toneInk[tone] });
  sheet.write(text, page.left + 14, sheet.y + 25, width, { size: 9, lineGap: 3 });
  sheet.y += height + 12;
}

const mark = (sheet: Sheet, x: number, y: number, tone: Tone): void => {
  sheet.pdf.circle(x, y, 1.6).fill(tone === 'plain' ? palette.quiet : toneInk[tone]);
};
