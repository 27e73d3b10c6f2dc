import type { ChartBlock } from './document-spec.js';
import { palette, toneInk } from './palette.js';
import { contentWidth, page, type Sheet } from './sheet.js';

const plotHeight = 118;
const axisWidth = 38;
const labelsMax = 9;
const ticks = 4;

/** Vectors, from zero, no colour that means anything: what is not authorised is hatched with its reason. */
export function chart(sheet: Sheet, block: ChartBlock): void {
  sheet.need(plotHeight + 66);
  sheet.line(block.title, page.left, sheet.y, { size: 10, isBold: true });
  sheet.style({ size: 10, isBold: true });
  sheet.line(block.unit, page.left + sheet.pdf.widthOfString(block.title) + 8, sheet.y + 2, { size: 8.5, colour: palette.quiet });
  sheet.line(block.foot, page.left, sheet.y + 2, { size: 8.5, colour: palette.quiet, align: 'right', width: contentWidth });
  const plot = { x: page.left + axisWidth, y: sheet.y + 24, width: contentWidth - axisWidth, height: plotHeight };
  const top = niceTop(Math.max(0, ...block.points.map(({ value }) => value ?? 0), ...(block.before ?? []).map((value) => value ?? 0)));
  const at = (value: number): number => plot.y + plot.height - (value / top) * plot.height;
  for (let tick = 0; tick <= ticks; tick += 1) {
    const value = (top / ticks) * tick;
    sheet.rule(at(value), tick === 0 ? palette.quiet : palette.line, 0.5, plot.x, plot.x + plot.width);
    sheet.line(tickText(value), page.left, at(value) - 5.5, { size: 8, colour: palette.quiet, align: 'right', width: axisWidth - 6 });
  }
  const step = plot.width / Math.max(1, block.points.length);
  if (block.hidden && block.hidden.points > 0) {
    const width = step * block.hidden.points;
    sheet.hatch(plot.x, plot.y, width, plot.height);
    sheet.write(block.hidden.reason, plot.x + 4, plot.y + plot.height / 2 - 8, width - 8, { size: 8.5, colour: toneInk.hold, align: 'center' });
  }
  if (block.before) line(sheet, block.before, plot.x, step, at, palette.mute, true);
  if (block.shape === 'line')
    line(
      sheet,
      block.points.map(({ value }) => value),
      plot.x,
      step,
      at,
      palette.second,
      false,
    );
  else {
    block.points.forEach(({ value }, index) => {
      if (value !== null && value > 0)
        sheet.pdf.rect(plot.x + index * step + step * 0.18, at(value), step * 0.64, at(0) - at(value)).fill(palette.brand);
    });
  }
  const every = Math.ceil(block.points.length / labelsMax);
  block.points.forEach(({ label }, index) => {
    if (index % every === 0) sheet.line(label, plot.x + index * step, plot.y + plot.height + 4, { size: 8, colour: palette.quiet });
  });
  sheet.y = plot.y + plot.height + 26;
}

/** Where a month has no figure the line is broken, not drawn through. */
function line(
  sheet: Sheet,
  values: readonly (number | null)[],
  x: number,
  step: number,
  at: (value: number) => number,
  colour: string,
  isDashed: boolean,
): void {
  const { pdf } = sheet;
  let isDrawing = false;
  pdf
    .save()
    .lineWidth(isDashed ? 1 : 1.6)
    .strokeColor(colour);
  if (isDashed) pdf.dash(3, { space: 2.5 });
  values.forEach((value, index) => {
    const place = x + (index + 0.5) * step;
    if (value !== null) {
      if (isDrawing) pdf.lineTo(place, at(value));
      else pdf.moveTo(place, at(value));
    }
    isDrawing = value !== null;
  });
  pdf.stroke().undash().restore();
  if (isDashed) return;
  values.forEach((value, index) => {
    if (value !== null) pdf.circle(x + (index + 0.5) * step, at(value), 2).fill(colour);
  });
}

/** 1, 2, 4, 5, 8 or 10 times a power of ten, so that four ticks are whole. */
export function niceTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 4, 5, 8, 10].find((factor) => factor * power >= highest) ?? 10) * power;
}

const tickText = (value: number): string => String(Number(value.toFixed(2)));
