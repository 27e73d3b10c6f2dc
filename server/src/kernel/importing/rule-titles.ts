import type { RowRule } from './problems.js';

const titles: Readonly<Record<RowRule, string>> = {
  columnCount: '列数和表头不一样',
  strayQuote: '引号写错了位置',
  cellTooLong: '一格的内容太长',
  required: '必填的没有填',
  usccInvalid: '统一社会信用代码有误',
  usccDoubtful: '统一社会信用代码第 18 位对不上',
  dateUnreadable: '日期写法认不出',
  dateImpossible: '没有这一天或这个月',
  dateOutOfRange: '日期不在可收的范围里',
  numberUnreadable: '数字写法认不出',
  numberTooSmall: '数字太小',
  numberTooLarge: '数字太大',
  tooManyDecimals: '小数位太多',
  notInteger: '不是整数',
  unknownCode: '不在代码表里',
  regionUnreadable: '行政区划认不出',
  industryUnreadable: '行业认不出',
  flagUnreadable: '认不出是或否',
  textTooLong: '文字太长',
  controlCharacter: '含有控制字符',
  patternMismatch: '写法不合规定',
  partMissing: '合并的列缺了一部分',
  onlyWithdrawals: '这份文件只能撤回记录',
};

/** What a person calls a rule; the name itself, where it is none of ours. */
export const ruleTitle = (rule: string): string => (titles as Readonly<Record<string, string>>)[rule] ?? rule;
