import { palette } from './palette.js';
import { page, type Sheet } from './sheet.js';

interface Outline {
  readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
  readonly advanceWidth: number;
}
/** What pdfkit keeps of an open font; its types do not say. */
interface OpenFont {
  readonly _font: { readonly font: { readonly unitsPerEm: number; layout(text: string): { readonly glyphs: readonly Outline[] } } };
}

const size = 11;
const slant = -26;
const rowHeight = 118;
const between = 70;

/**
 * Pale, slanted and repeated: a copy or a photograph still says who read it. Drawn as outlines, once for the whole file, so that
 * the text of the pages stays clean for search and reading aloud. Answers what to draw on each page.
 */
export function watermark(sheet: Sheet, text: string): () => void {
  const { pdf } = sheet;
  pdf.font('regular');
  const { font } = (pdf as unknown as OpenFont)._font;
  const scale = size / font.unitsPerEm;
  const { glyphs } = font.layout(text);
  const width = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  const form = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -font.unitsPerEm, width, font.unitsPerEm], Resources: {} });
  form.end(operatorsOf(glyphs));
  const step = width * scale + between;
  return () => {
    // The page's own table of drawings, of which the types know nothing either.
    (pdf.page as unknown as { xobjects: Record<string, unknown> }).xobjects.Watermark = form;
    pdf.save().rotate(slant, { origin: [page.width / 2, page.height / 2] });
    pdf.fillColor(palette.label).fillOpacity(0.1);
    for (let row = 0, y = -60; y < page.height + 80; row += 1, y += rowHeight) {
      for (let x = -180 + (row % 2) * (step / 2); x < page.width + 140; x += step) {
        pdf.save().translate(x, y).scale(scale, -scale);
        (pdf as unknown as { addContent(operators: string): void }).addContent('/Watermark Do');
        pdf.restore();
      }
    }
    pdf.restore().fillOpacity(1);
  };
}

function operatorsOf(glyphs: readonly Outline[]): string {
  const lines: string[] = [];
  let x = 0;
  for (const { path, advanceWidth } of glyphs) {
    lines.push(`q 1 0 0 1 ${x} 0 cm`, ...pathOperators(path.commands), 'f', 'Q');
    x += advanceWidth;
  }
  return lines.join('\n');
}

/** TrueType curves have one control point, PDF's have two. */
function pathOperators(commands: Outline['path']['commands']): string[] {
  let at: readonly [number, number] = [0, 0];
  return commands.map(({ command, args }) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    switch (command) {
      case 'moveTo':
        at = [a, b];
        return `${a} ${b} m`;
      case 'lineTo':
        at = [a, b];
        return `${a} ${b} l`;
      case 'quadraticCurveTo': {
        const first = [at[0] + (2 / 3) * (a - at[0]), at[1] + (2 / 3) * (b - at[1])];
        const second = [c + (2 / 3) * (a - c), d + (2 / 3) * (b - d)];
        at = [c, d];
        return `${[...first, ...second, c, d].map((value) => value.toFixed(1)).join(' ')} c`;
      }
      case 'bezierCurveTo':
        at = [e, f];
        return `${a} ${b} ${c} ${d} ${e} ${f} c`;
      default:
        return 'h';
    }
  });
}
