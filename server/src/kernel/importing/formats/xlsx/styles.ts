import type { MarkupHandler } from './markup.js';

/** What a number in a cell with this style stands for. */
export type NumberKind = 'number' | 'percent' | 'date' | 'month' | 'year' | 'time';

const STYLES_MAX = 65_536;

/** The formats that have a number and no code of their own; 27–36 and 50–58 as the Chinese editions show them. */
const BUILT_IN: Readonly<Record<number, NumberKind>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  27: 'month',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'month',
  45: 'time',
  46: 'time',
  47: 'time',
  50: 'month',
  51: 'date',
  52: 'month',
  53: 'date',
  54: 'date',
  55: 'time',
  56: 'time',
  57: 'month',
  58: 'date',
};

/** From a format code: `yyyy"年"m"月"` is a month, `yyyy/m/d h:mm` a date, `0.00%` a percentage. */
export function kindOfFormat(code: string): NumberKind {
  const [first = ''] = code.split(';');
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (bare.includes('%')) return 'percent';
  if (bare.includes('general') || /[0#?]/.test(bare.replace(/[hms]\.0+/g, ''))) return 'number';
  const hasYear = /[ye]/.test(bare);
  const hasDay = bare.includes('d');
  const hasMonth = /m/.test(bare.replace(/h+[:时]?m+|m+[:分]?s+|\[m+\]/g, ''));
  if (hasYear && hasMonth && !hasDay) return 'month';
  if (hasYear && !hasMonth && !hasDay) return 'year';
  if (hasYear || hasDay) return 'date';
  if (/[hs]/.test(bare)) return 'time';
  return hasMonth ? 'date' : 'number';
}

/** Cell style → what its numbers are. */
export class Styles implements MarkupHandler {
  private readonly kinds: NumberKind[] = [];
  private readonly own = new Map<number, NumberKind>();
  private inCellFormats = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'numFmt' && this.own.size < STYLES_MAX) {
      this.own.set(Number(attributes['numFmtId']), kindOfFormat(attributes['formatCode'] ?? ''));
    } else if (name === 'cellXfs') this.inCellFormats = true;
    else if (name === 'xf' && this.inCellFormats && this.kinds.length < STYLES_MAX) {
      const id = Number(attributes['numFmtId'] ?? 0);
      this.kinds.push(this.own.get(id) ?? BUILT_IN[id] ?? 'number');
    }
  }

  text(): void {
    // Styles are all attributes.
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCellFormats = false;
  }

  kindOf(style: string | undefined): NumberKind {
    return style === undefined ? 'number' : (this.kinds[Number(style)] ?? 'number');
  }
}
