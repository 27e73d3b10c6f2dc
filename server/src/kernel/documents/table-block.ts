import type { Block, Cell, Column } from './document-spec.js';
import { palette, toneInk } from './palette.js';
import { contentWidth, page, type Sheet } from './sheet.js';

type Table = Extract<Block, { kind: 'table' }>;
const size = 9;
const gap = 8;
const headHeight = 22;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Hairlines only; the head is repeated on every page, and a row is never cut. */
export function table(sheet: Sheet, { columns, rows, empty }: Table): void {
  const places = placesOf(columns);
  sheet.need(headHeight + 44);
  head(sheet, columns, places);
  if (rows.length === 0) {
    sheet.line(empty ?? '没有记录', page.left, sheet.y + 5, { size, colour: palette.quiet });
    sheet.y += 24;
    sheet.rule(sheet.y);
  }
  for (const row of rows) {
    const cells = row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));
    const height = Math.max(...cells.map((cell, index) => heightOf(sheet, cell, places[index]!))) + 11;
    if (sheet.need(height)) head(sheet, columns, places);
    cells.forEach((cell, index) => draw(sheet, cell, places[index]!, height));
    sheet.y += height;
    sheet.rule(sheet.y);
  }
  sheet.y += 12;
}

function placesOf(columns: readonly Column[]): Place[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let x: number = page.left;
  return columns.map(({ width, align = 'left' }) => {
    const place = { x, width: (width / whole) * contentWidth - gap, align };
    x += place.width + gap;
    return place;
  });
}

function head(sheet: Sheet, columns: readonly Column[], places: readonly Place[]): void {
  columns.forEach(({ title }, index) => {
    const { x, width, align } = places[index]!;
    sheet.line(title, x, sheet.y + 5, { size: 8.5, colour: palette.quiet, align, width });
  });
  sheet.y += headHeight;
  sheet.rule(sheet.y, palette.lineStrong, 0.9);
}

const heightOf = (sheet: Sheet, { text, sub, isBold, meter }: Cell, { width }: Place): number =>
  sheet.heightOf(text, width, { size, isBold: isBold ?? false }) +
  (sub ? sheet.heightOf(sub, width, { size: 8 }) : 0) +
  (meter === undefined ? 0 : 8);

function draw(sheet: Sheet, cell: Cell, { x, width, align }: Place, height: number): void {
  if (cell.isHidden) sheet.hatch(x - gap / 2, sheet.y + 0.5, width + gap, height - 1);
  const colour = cell.isHidden ? toneInk.hold : cell.tone ? toneInk[cell.tone] : palette.ink;
  const style = { size, isBold: cell.isBold ?? false, colour, align };
  sheet.write(cell.text, x, sheet.y + 5, width, style);
  let y = sheet.y + 5 + sheet.heightOf(cell.text, width, style);
  if (cell.sub) {
    sheet.write(cell.sub, x, y, width, { size: 8, colour: palette.quiet, align });
    y += sheet.heightOf(cell.sub, width, { size: 8 });
  }
  if (cell.meter !== undefined) {
    sheet.pdf.rect(x, y + 2, width, 3).fill(palette.line);
    sheet.pdf.rect(x + Math.min(1, Math.max(0, cell.meter)) * (width - 3), y + 0.5, 3, 6).fill(palette.brand);
  }
}
