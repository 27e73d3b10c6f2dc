import { chart } from './chart-block.js';
import { cover } from './cover.js';
import type { Block, DocumentSpec, RenderedDocument } from './document-spec.js';
import { frame } from './frame.js';
import { Sheet } from './sheet.js';
import { table } from './table-block.js';
import { heading, list, note, pairs, paragraph, parts } from './text-blocks.js';
import { watermark } from './watermark.js';

/** A specification becomes a PDF. Takes a few hundred milliseconds of computing: `DocumentRenderer` does it on a thread of its own. */
export async function render(spec: DocumentSpec): Promise<RenderedDocument> {
  const sheet = new Sheet(spec);
  if (spec.watermark !== null) sheet.beneath(watermark(sheet, spec.watermark));
  sheet.newPage();
  cover(sheet, spec);
  sheet.newPage();
  for (const block of spec.blocks) draw(sheet, block);
  const pages = frame(sheet, spec);
  sheet.pdf.end();
  return { pdf: await sheet.finished, pages };
}

function draw(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return heading(sheet, block);
    case 'text':
      return paragraph(sheet, block);
    case 'list':
      return list(sheet, block);
    case 'pairs':
      return pairs(sheet, block);
    case 'parts':
      return parts(sheet, block);
    case 'table':
      return table(sheet, block);
    case 'note':
      return note(sheet, block);
    case 'chart':
      return chart(sheet, block);
    case 'pageBreak':
      return sheet.newPage();
  }
}
