import type { FieldSpec } from '../../kernel/importing/fields.contract.js';

/** A code that checks but belongs to nobody: region 990102 is not assigned. */
const exampleUscc = '91990102MA7K4X3T6M';

/** What one cell may look like, for people who fill in a table. */
export function exampleOf(field: FieldSpec): string {
  switch (field.type) {
    case 'text':
      return field.mask === 'name' ? '钱明川' : '';
    case 'uscc':
      return exampleUscc;
    case 'date':
      return '2026-09-30';
    case 'month':
      return '2026-09';
    case 'year':
      return '2026';
    case 'money':
      return '12345.60';
    case 'integer':
      return String(Math.max(12, Number(field.min ?? 0)));
    case 'decimal':
      return '3.5';
    case 'rate':
      return '3.65';
    case 'code':
      return field.codes?.[0]?.title ?? '';
    case 'region':
      return '990102';
    case 'industry':
      return 'C3411';
    case 'flag':
      return '是';
  }
}

const typeTexts: Readonly<Record<FieldSpec['type'], string>> = {
  text: '文字',
  uscc: '统一社会信用代码，18 位',
  date: '日期，如 2026-09-30',
  month: '月份，如 2026-09',
  year: '年度，如 2026',
  money: '金额，元，最多 2 位小数',
  integer: '整数',
  decimal: '小数',
  rate: '百分数，如 3.65',
  code: '代码，填代码或名称',
  region: '6 位行政区划代码',
  industry: '国民经济行业代码',
  flag: '是 或 否',
};

export const typeText = ({ type }: Pick<FieldSpec, 'type'>): string => typeTexts[type];

export const codesLine = ({ codes }: Pick<FieldSpec, 'codes'>, max = 60): string =>
  (codes ?? [])
    .slice(0, max)
    .map(({ code, title }) => (code === title ? code : `${code} ${title}`))
    .join('；') + ((codes?.length ?? 0) > max ? ` 等 ${codes?.length} 个` : '');

export function boundsText({ min, max, lengthMax, decimalsMax, unit }: FieldSpec): string {
  return [
    min === undefined ? '' : `最小 ${min === 'today' ? '当天' : min}`,
    max === undefined ? '' : `最大 ${max === 'today' ? '当天' : max}`,
    lengthMax === undefined ? '' : `最多 ${lengthMax} 个字`,
    decimalsMax === undefined ? '' : `最多 ${decimalsMax} 位小数`,
    unit === undefined ? '' : `单位 ${unit}`,
  ]
    .filter((part) => part !== '')
    .join('，');
}
