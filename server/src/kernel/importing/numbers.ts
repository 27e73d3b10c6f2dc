import { fenOf, yuanOf } from '../pure/money.js';
import { percentOf, ppmOf } from '../pure/rate.js';
import type { FieldSpec } from './fields.contract.js';
import type { SourceUnit } from './mapping.contract.js';
import { Fault, type CellReader } from './problems.js';
import { plain } from './text.js';

const DECIMAL = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
const CANONICAL = /^(-?[1-9]\d*|0|-?[1-9]\d*\.\d*[1-9]|-?0\.\d*[1-9])$/;
const SCIENTIFIC = /^[+-]?\d(\.\d+)?[eE][+-]?\d+$/;

/** Powers of ten from the source's unit to yuan or to percent. */
const PLACES: Readonly<Record<SourceUnit, number>> = { yuan: 0, wanYuan: 4, yiYuan: 8, fen: -2, percent: 0, perMille: -1, fraction: 2 };

const WITH_UNIT = /^(.*?)\s*(亿元|亿|万元|万|元)(?:整|人民币)?$/;
const WORDED_PLACES: Readonly<Record<string, number>> = { 亿元: 8, 亿: 8, 万元: 4, 万: 4, 元: 0 };
const IN_BRACKETS = /^\(([\d.,]+)\)$/;

/** The wire's bounds: thirteen digits of yuan, four of percent. */
const FEN_MAX = fenOf('9999999999999.99');
const PERCENT_DIGITS_MAX = 4;
const INTEGER_DIGITS_MAX = 15;
const DECIMAL_DIGITS_MAX = 15;
const DECIMALS_DEFAULT = 6;

/** Sums of any unit → yuan with two decimals, exactly: decimal places are moved as text, never through a float. */
export function moneyReader(field: FieldSpec, unit: SourceUnit = 'yuan'): CellReader {
  const places = PLACES[unit];
  const minFen = field.min === undefined ? -FEN_MAX : fenOf(String(field.min));
  const maxFen = field.max === undefined ? FEN_MAX : fenOf(String(field.max));
  const isShort = shortRange(minFen, maxFen);
  return (cell) => {
    if (places === 0 && YUAN.test(cell) && isShort(Number(cell))) return cell;
    const own = plain(cell);
    const last = own.charCodeAt(own.length - 1);
    // A unit in the cell says more than the mapping.
    const worded = last >= 48 && last <= 57 ? null : WITH_UNIT.exec(own);
    const text = decimalOf((worded ? worded[1]! : own).replace(/^(¥|￥|人民币|RMB)\s*/i, ''));
    if (text instanceof Fault) return text;
    const yuan = shifted(text, worded ? WORDED_PLACES[worded[2]!]! : places);
    if (decimalsOf(yuan) > 2) return new Fault('tooManyDecimals', '不足一分', '金额最多精确到分');
    if (yuan.length > 20) return tooLarge(yuanOf(maxFen), field);
    const fen = fenOf(yuan);
    if (fen < minFen) return tooSmall(yuanText(minFen), field);
    if (fen > maxFen) return tooLarge(yuanText(maxFen), field);
    return yuanOf(fen);
  };
}

/** Yuan as we write them, with so few digits that a double tells them apart. */
const YUAN = /^(0|[1-9]\d{0,10})\.\d\d$/;
const shortRange = (minFen: bigint, maxFen: bigint): ((yuan: number) => boolean) => {
  const [min, max] = [Number(minFen) / 100, Number(maxFen) / 100];
  return (yuan) => yuan >= min && yuan <= max;
};

const yuanText = (fen: bigint): string => (fen === 0n ? '0' : `${yuanOf(fen)} 元`);

/** Rates → percent. A rate is 0–100 % unless its field says otherwise. */
export function rateReader(field: FieldSpec, unit: SourceUnit = 'percent'): CellReader {
  const min = ppmOf(String(field.min ?? 0));
  const max = ppmOf(String(field.max ?? 100));
  return (cell) => {
    const sign = /[%‰]$/.exec(plain(cell))?.[0];
    // A sign in the cell says more than the mapping.
    const places = sign === '%' ? 0 : sign === '‰' ? -1 : PLACES[unit];
    const text = decimalOf(plain(cell).replace(/\s*[%‰]$/, ''));
    if (text instanceof Fault) return text;
    const percent = shifted(text, places);
    if (decimalsOf(percent) > 4) return new Fault('tooManyDecimals', '小数位太多', '百分数最多 4 位小数');
    if (percent.replace('-', '').split('.')[0]!.length > PERCENT_DIGITS_MAX)
      return percent.startsWith('-') ? tooSmall(`${percentOf(min)}%`, field) : tooLarge(`${percentOf(max)}%`, field);
    const ppm = ppmOf(percent);
    if (ppm < min) return tooSmall(`${percentOf(min)}%`, field);
    if (ppm > max) return tooLarge(`${percentOf(max)}%`, field);
    return percentOf(ppm);
  };
}

/** Whole numbers → a JavaScript number. */
export function integerReader(field: FieldSpec): CellReader {
  return (cell) => {
    const text = decimalOf(plain(cell));
    if (text instanceof Fault) return text;
    if (decimalsOf(text) > 0) return new Fault('notInteger', '不是整数', `${field.title}要写成整数`);
    const number = withinDigits(text, INTEGER_DIGITS_MAX);
    return rangeFault(number, field) ?? (number === 0 ? 0 : number);
  };
}

/** Other measures → canonical decimal text, so nothing is rounded on its way. */
export function decimalReader(field: FieldSpec): CellReader {
  const decimalsMax = field.decimalsMax ?? DECIMALS_DEFAULT;
  return (cell) => {
    const text = decimalOf(plain(cell));
    if (text instanceof Fault) return text;
    if (decimalsOf(text) > decimalsMax) return new Fault('tooManyDecimals', '小数位太多', `${field.title}最多 ${decimalsMax} 位小数`);
    return rangeFault(withinDigits(text, DECIMAL_DIGITS_MAX), field) ?? text;
  };
}

/** Canonical text of a number: no sign of plus, separators or useless zeros. */
function decimalOf(text: string): string | Fault {
  if (!DECIMAL.test(text)) {
    // Bookkeepers write what is below zero in brackets.
    const inBrackets = IN_BRACKETS.exec(text);
    if (inBrackets) return decimalOf(`-${inBrackets[1]}`);
    return SCIENTIFIC.test(text)
      ? new Fault('numberUnreadable', '是科学计数法，后几位可能已经丢了', '把该列设为文本或数值格式后重新导出')
      : new Fault('numberUnreadable', '不是数字', '只写数字，例如 12345.60');
  }
  return shifted(text.replace(/[+,]/g, ''), 0);
}

/** × 10^places, as text, without zeros that say nothing. */
function shifted(decimal: string, places: number): string {
  if (places === 0 && CANONICAL.test(decimal)) return decimal;
  const isNegative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = (isNegative ? decimal.slice(1) : decimal).split('.');
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`;
  const point = digits.length - (fraction.length + Math.max(0, places)) + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  const magnitude = right === '' ? left : `${left}.${right}`;
  return isNegative && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

const decimalsOf = (decimal: string): number => (decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0);

/** More digits than a double keeps are as good as infinite: no field takes them. */
function withinDigits(decimal: string, digitsMax: number): number {
  const digits = decimal.replace(/\D/g, '').length;
  return digits > digitsMax ? (decimal.startsWith('-') ? -Infinity : Infinity) : Number(decimal);
}

function rangeFault(number: number, field: FieldSpec): Fault | undefined {
  const min = field.min === undefined ? -Number.MAX_VALUE : Number(field.min);
  const max = field.max === undefined ? Number.MAX_VALUE : Number(field.max);
  if (number < min) return tooSmall(Number.isFinite(number) || field.min !== undefined ? String(min) : `-${'9'.repeat(INTEGER_DIGITS_MAX)}`, field);
  if (number > max) return tooLarge(Number.isFinite(number) || field.max !== undefined ? String(max) : '9'.repeat(INTEGER_DIGITS_MAX), field);
  return undefined;
}

const tooSmall = (min: string, field: FieldSpec): Fault => new Fault('numberTooSmall', `最小 ${min}`, `${field.title}不能小于 ${min}；冲正请另报`);
const tooLarge = (max: string, field: FieldSpec): Fault =>
  new Fault('numberTooLarge', `最大 ${max}`, `${field.title}不能大于 ${max}，核对数值和单位`);
