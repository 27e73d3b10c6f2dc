import type { z } from 'zod';
import { now } from '../../kernel/clock.js';
import { xlsxStream, type XlsxColumn, type XlsxValue } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { instantText, periodText } from '../../kernel/pure/format.js';
import type { GuaranteeType } from '../products/products.contract.js';
import { percentOfShare, type Figures } from './figures.pure.js';
import type { loanTable } from './statistics.contract.js';
import type { TableQuery } from './statistics.service.js';

type Table = z.input<typeof loanTable>;

const groupWords = { month: '月份', region: '区县', bank: '银行' } as const;
const guaranteeWords: Readonly<Record<GuaranteeType, string>> = {
  credit: '信用',
  guarantee: '保证',
  mortgage: '抵押',
  pledge: '质押',
  combined: '组合',
};

const columns = (groupBy: Table['groupBy']): XlsxColumn[] => [
  { key: 'label', title: groupWords[groupBy], type: 'text' },
  { key: 'granted', title: '授信额度（元）', type: 'money' },
  { key: 'grantedCount', title: '授信笔数', type: 'number' },
  { key: 'drawn', title: '发放额（元）', type: 'money' },
  { key: 'drawnCount', title: '发放笔数', type: 'number' },
  { key: 'firms', title: '获贷户数', type: 'number' },
  { key: 'firstLoanFirms', title: '首贷户数', type: 'number' },
  { key: 'unsecuredShare', title: '信用贷款占比', type: 'percent' },
  { key: 'weightedRate', title: '加权平均利率', type: 'percent' },
  { key: 'balance', title: '期末余额（元）', type: 'money' },
  { key: 'events', title: '回流记录数', type: 'number' },
];

/** The table as it is on screen, with everything a reader of the print needs to know in its head. */
export function loanWorkbook(table: Table, query: TableQuery, bankName: string | null, printedBy: string): FileAnswer {
  const period = `${table.from}至${table.to}`;
  const filters = [bankName && `银行：${bankName}`, query.guaranteeType && `担保方式：${guaranteeWords[query.guaranteeType]}`].filter(Boolean);
  return {
    name: `贷款统计_${table.scope.name}_${period}_按${groupWords[table.groupBy]}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: xlsxStream({
      name: '贷款统计',
      titleLines: [
        `贷款统计（按${groupWords[table.groupBy]}）`,
        `范围：${table.scope.name}（${table.scope.code}）`,
        `期间：${periodText(table.from, table.to)}`,
        `筛选：${filters.length > 0 ? filters.join('；') : '无'}`,
        `按 ${instantText(table.asOf)} 前收到的回流记录统计，${table.banks.all} 家银行中 ${table.banks.reported} 家有回流；冲正的记录从原月份扣除；户数去重`,
        `导出：${printedBy}，${instantText(now().toISOString())}`,
      ],
      columns: columns(table.groupBy),
      rows: [...table.rows, { label: '合计', figures: table.total }].map(({ label, figures }) => ({ label, ...cellsOf(figures) })),
    }),
  };
}

const cellsOf = (figures: Figures): Record<string, XlsxValue> => ({ ...figures, unsecuredShare: percentOfShare(figures.unsecuredShare) });
