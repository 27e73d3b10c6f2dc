import { sectionOf } from '../pure/industry.js';
import { patternInputMax } from '../pure/safe-pattern.js';
import { checkUscc, usccReasonText } from '../pure/uscc.js';
import { dateReader } from './dates.js';
import type { FieldSpec } from './fields.contract.js';
import type { MappedColumn } from './mapping.contract.js';
import { decimalReader, integerReader, moneyReader, rateReader } from './numbers.js';
import { codesText, Fault, type CellReader } from './problems.js';
import { remembered } from './remembered.js';
import { plain } from './text.js';

export interface ReadingContext {
  /** Codes that pass although their last character is wrong, because a person with the right has said so. */
  readonly exceptional: ReadonlySet<string>;
  /** China time, for bounds that say `today`. */
  readonly today: string;
}

const TEXT_LENGTH_DEFAULT = 500;
const FLAGS: Readonly<Record<string, 0 | 1>> = { 是: 1, 有: 1, '1': 1, y: 1, yes: 1, true: 1, 否: 0, 无: 0, '0': 0, n: 0, no: 0, false: 0 };

/** The reader of one field, compiled once: everything that does not depend on the cell is settled here. */
export function readerOf(field: FieldSpec, column: Pick<MappedColumn, 'dateFormats' | 'unit'>, context: ReadingContext): CellReader {
  switch (field.type) {
    case 'text':
      return textReader(field);
    case 'uscc':
      return remembered(usccReader(context.exceptional));
    case 'date':
    case 'month':
    case 'year':
      return remembered(dateReader(field, column.dateFormats, context.today));
    case 'money':
      return moneyReader(field, column.unit);
    case 'rate':
      return rateReader(field, column.unit);
    case 'integer':
      return integerReader(field);
    case 'decimal':
      return decimalReader(field);
    case 'code':
      return remembered(codeReader(field));
    case 'region':
      return (cell) =>
        /^\d{6}$/.test(plain(cell)) ? plain(cell) : new Fault('regionUnreadable', '不是 6 位行政区划代码', '写成 6 位数字的行政区划代码');
    case 'industry':
      return industryReader;
    case 'flag':
      return (cell) =>
        FLAGS[plain(cell).toLowerCase()] ?? new Fault('flagUnreadable', '不是“是”或“否”', '写成 是 或 否；若系统导出都这样，在对照表加一个词');
  }
}

function textReader(field: FieldSpec): CellReader {
  const lengthMax = field.lengthMax ?? TEXT_LENGTH_DEFAULT;
  const pattern = field.pattern === undefined ? undefined : new RegExp(`^(?:${field.pattern})$`, 'u');
  return (cell) => {
    const text = cell.trim();
    if (text.length > lengthMax) return new Fault('textTooLong', `超过 ${lengthMax} 个字`, `${field.title}最多 ${lengthMax} 个字`);
    // eslint-disable-next-line no-control-regex -- finding them is the point; line ends inside a cell are ordinary
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
      return new Fault('controlCharacter', '含有看不见的控制字符', '删掉控制字符后重新导出');
    if (pattern && (text.length > patternInputMax || !pattern.test(text)))
      return new Fault('patternMismatch', '格式不对', `核对${field.title}的写法`);
    return text;
  };
}

function usccReader(exceptional: ReadonlySet<string>): CellReader {
  return (cell) => {
    const result = checkUscc(cell);
    if (result.kind === 'valid') return result.code;
    if (result.kind === 'invalid') return new Fault('usccInvalid', usccReasonText(result), '核对营业执照后改正');
    if (exceptional.has(result.code)) return result.code;
    return new Fault('usccDoubtful', `按前 17 位算，第 18 位应为 ${result.expected}`, '核对营业执照后改第 18 位；确有登记但校验不过的，申请例外');
  };
}

function codeReader(field: FieldSpec): CellReader {
  const codes = new Map((field.codes ?? []).flatMap(({ code, title }) => [[plain(title), code] as const]));
  for (const { code } of field.codes ?? []) codes.set(plain(code), code);
  const remedy = `填 ${codesText(field)}`;
  return (cell) => codes.get(plain(cell)) ?? new Fault('unknownCode', '不在代码表里', remedy);
}

const industryReader: CellReader = (cell) => {
  const code = plain(cell).toUpperCase();
  return sectionOf(code) === undefined
    ? new Fault('industryUnreadable', '不是国民经济行业分类代码', '写成门类字母或 2–4 位数字，例如 C 或 3411')
    : code;
};
