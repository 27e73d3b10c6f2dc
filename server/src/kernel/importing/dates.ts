import type { FieldSpec } from './fields.contract.js';
import type { DateFormat } from './mapping.contract.js';
import { Fault, type CellReader } from './problems.js';
import { plain } from './text.js';

type Precision = 'date' | 'month' | 'year';
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What is taken without a word in the mapping: forms that can be read in one way only. */
const DEFAULTS: Readonly<Record<Precision, readonly DateFormat[]>> = {
  date: ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY-M-D', 'YYYY年M月D日', 'YYYY.M.D'],
  month: ['YYYY-MM', 'YYYYMM', 'YYYY/M', 'YYYY年M月'],
  year: ['YYYY', 'YYYY年'],
};
const OF_DATE_CELLS: Readonly<Record<Precision, readonly DateFormat[]>> = { date: ['YYYY-MM-DD'], month: ['YYYY-MM'], year: ['YYYY'] };
const EXAMPLES: Readonly<Record<Precision, string>> = { date: '2026-10-31', month: '2026-10', year: '2026' };
const NAMES: Readonly<Record<Precision, string>> = { date: '日期', month: '月份', year: '年份' };
/** A date of 2199 is a slip of the finger. */
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Spreadsheets export days as midnights. */
const MIDNIGHT = /[ T]0{1,2}:00(:00(\.0+)?)?$/;
/** A moment with seconds is on its day; `10:30` alone behind a date may be anything. */
const MOMENT = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})[ T]\d{1,2}:\d{2}:\d{2}(\.\d+)?$/;

/** Days, months and years → `2026-10-31`, `2026-10`, `2026`. `today` is the day on which the file is checked. */
export function dateReader(field: FieldSpec, formats: readonly DateFormat[] | undefined, today: string): CellReader {
  const precision = field.type as Precision;
  // A date cell of a workbook comes as `2026-10-31` whatever the mapping says about texts, and can be read in one way only.
  const parsers = [...new Set<DateFormat>([...(formats ?? DEFAULTS[precision]), ...OF_DATE_CELLS[precision]])].map(parserOf);
  const bound = (limit: FieldSpec['min']) =>
    limit === undefined ? undefined : limit === 'today' ? today.slice(0, EXAMPLES[precision].length) : String(limit);
  const min = bound(field.min);
  const max = bound(field.max);
  const unreadable = `不是${NAMES[precision]}`;
  const example = `写成 ${EXAMPLES[precision]} 这样`;

  return (cell) => {
    const text = dayOf(plain(cell));
    let parts: Parts | null = null;
    for (let index = 0; index < parsers.length && parts === null; index += 1) parts = parsers[index]!(text);
    if (parts === null) {
      if (SERIAL.test(text)) {
        return new Fault('dateUnreadable', `是表格软件里的日期序号，不是${NAMES[precision]}`, `在对照表给这一列加“日期序号”写法，或者${example}`);
      }
      return new Fault(
        'dateUnreadable',
        unreadable,
        /\d[A-Za-z]$/.test(text) ? `最后一位是字母，核对后${example}` : `${example}；若系统导出都这样，在对照表加一种写法`,
      );
    }
    if (parts.year < YEAR_MIN || parts.year > YEAR_MAX) {
      return new Fault('dateOutOfRange', `年份 ${parts.year} 不在 ${YEAR_MIN}–${YEAR_MAX} 之间`, '核对年份');
    }
    if (parts.month < 1 || parts.month > 12) {
      return new Fault('dateImpossible', `没有 ${parts.month} 月`, `核对${field.title}，${example}`);
    }
    if (parts.day < 1 || parts.day > daysIn(parts)) {
      return new Fault('dateImpossible', `${parts.month} 月没有 ${parts.day} 日`, `核对${field.title}`);
    }
    const value = written(parts, precision);
    if (min !== undefined && value < min) return new Fault('dateOutOfRange', `早于 ${min}`, `核对${field.title}`);
    if (max !== undefined && value > max) return new Fault('dateOutOfRange', `晚于 ${max}`, `核对${field.title}`);
    return value;
  };
}

function dayOf(text: string): string {
  if (text.length <= 10) return text;
  return MOMENT.exec(text)?.[1] ?? text.replace(MIDNIGHT, '');
}

function daysIn({ year, month }: Parts): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const two = (part: number): string => (part < 10 ? `0${part}` : String(part));

function written({ year, month, day }: Parts, precision: Precision): string {
  if (precision === 'year') return String(year);
  return precision === 'month' ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** A format as a regular expression, compiled once; a part it lacks counts as 1. */
function parserOf(format: DateFormat): (text: string) => Parts | null {
  if (format === 'serial') return serialParts;
  const order: ('year' | 'shortYear' | 'month' | 'monthName' | 'day')[] = [];
  const source = format.replace(/YYYY|YY|Mon|MM|M|DD|D|[./]/g, (token) => {
    switch (token) {
      case 'YYYY':
        order.push('year');
        return '(\\d{4})';
      case 'YY':
        order.push('shortYear');
        return '(\\d{2})';
      case 'Mon':
        order.push('monthName');
        return '([A-Za-z]{3})';
      case 'MM':
      case 'M':
        order.push('month');
        return token === 'MM' ? '(\\d{2})' : '(\\d{1,2})';
      case 'DD':
      case 'D':
        order.push('day');
        return token === 'DD' ? '(\\d{2})' : '(\\d{1,2})';
      default:
        return `\\${token}`;
    }
  });
  const expression = new RegExp(`^${source}$`);
  return (text) => {
    const match = expression.exec(text);
    if (!match) return null;
    const parts = { year: 0, month: 1, day: 1 };
    for (let index = 0; index < order.length; index += 1) {
      const part = match[index + 1]!;
      const kind = order[index]!;
      if (kind === 'shortYear') parts.year = fullYear(Number(part));
      else if (kind !== 'monthName') parts[kind] = Number(part);
      else if ((parts.month = MONTHS.indexOf(part.toLowerCase()) + 1) === 0) return null;
    }
    return parts;
  };
}

const SERIAL = /^\d{5}(\.\d+)?$/;
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);

/** `46326` is 2026-10-31. */
function serialParts(text: string): Parts | null {
  if (!SERIAL.test(text)) return null;
  const day = new Date(SERIAL_EPOCH_MS + Math.floor(Number(text)) * 86_400_000);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

/** POSIX: 69–99 are the last century. */
const fullYear = (year: number): number => (year >= 69 ? 1900 + year : 2000 + year);
