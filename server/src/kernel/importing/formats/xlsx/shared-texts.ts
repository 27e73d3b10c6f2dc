import type { ImportLimits } from '../../limits.js';
import { FileRefused } from '../../refusal.js';
import type { MarkupHandler } from './markup.js';

const BLOCK_BYTES = 1024 * 1024;

/** The texts that cells point to, as bytes in a few large blocks: a million small strings would take several times as much. */
export class SharedTexts implements MarkupHandler {
  private readonly blocks: Buffer[] = [];
  private filled = BLOCK_BYTES;
  private places = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  private size = 0;
  private bytes = 0;
  private current = '';
  private inItem = false;
  private inText = false;
  private inPhonetic = 0;

  constructor(private readonly limits: Pick<ImportLimits, 'sharedTextBytesMax' | 'sharedTextsMax' | 'cellLengthMax'>) {}

  open(name: string): void {
    if (name === 'si') {
      this.inItem = true;
      this.current = '';
    } else if (name === 'rPh') this.inPhonetic += 1;
    else if (name === 't') this.inText = true;
  }

  text(text: string): void {
    // A cell that is too long is sent back for its length; more than that of it need not be kept.
    if (this.inItem && this.inText && this.inPhonetic === 0 && this.current.length <= this.limits.cellLengthMax) this.current += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic -= 1;
    else if (name === 'si') {
      this.inItem = false;
      this.keep(this.current);
    }
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.size)) return undefined;
    const place = this.places[index]!;
    const offset = place % BLOCK_BYTES;
    return this.blocks[Math.floor(place / BLOCK_BYTES)]!.toString('utf8', offset, offset + this.lengths[index]!);
  }

  private keep(text: string): void {
    const length = Buffer.byteLength(text);
    this.bytes += length;
    if (this.size >= this.limits.sharedTextsMax || this.bytes > this.limits.sharedTextBytesMax) this.refuse();
    if (this.filled + length > BLOCK_BYTES) {
      this.blocks.push(Buffer.allocUnsafe(BLOCK_BYTES));
      this.filled = 0;
    }
    if (this.size === this.places.length) this.grow();
    this.places[this.size] = (this.blocks.length - 1) * BLOCK_BYTES + this.filled;
    this.lengths[this.size] = length;
    this.blocks.at(-1)!.write(text, this.filled, 'utf8');
    this.filled += length;
    this.size += 1;
  }

  private grow(): void {
    const places = new Float64Array(this.places.length * 2);
    const lengths = new Uint32Array(this.lengths.length * 2);
    places.set(this.places);
    lengths.set(this.lengths);
    this.places = places;
    this.lengths = lengths;
  }

  private refuse(): never {
    throw new FileRefused({
      rule: 'sharedTextsTooMany',
      detail: `表格里不同的文字太多：超过 ${this.limits.sharedTextsMax} 条，或 ${Math.floor(this.limits.sharedTextBytesMax / 1024 / 1024)} MB`,
      remedy: '请按月份或地区拆成几个文件，或者另存为“CSV UTF-8”后再传',
    });
  }
}
