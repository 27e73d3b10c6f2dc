import { now } from '../../kernel/clock.js';
import { xlsxStream, type XlsxColumn, type XlsxValue } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { instantText, periodText } from '../../kernel/pure/format.js';
import type { MonthReport } from './monthly.contract.js';
import type { QualityFigures, QualityShares } from './quality.contract.js';

type Row = MonthReport['rows'][number];

const stateWords = { running: '本月未结束，数字还会变', open: '未关账，数字还会变', closed: '已关账' } as const;

const figureColumns: readonly XlsxColumn[] = [
  { key: 'organisation', title: '数据源单位', type: 'text' },
  { key: 'dataset', title: '代码', type: 'text' },
  { key: 'title', title: '目录项', type: 'text' },
  { key: 'deliveries', title: '批次', type: 'number' },
  { key: 'received', title: '收到行数', type: 'number' },
  { key: 'accepted', title: '接收行数', type: 'number' },
  { key: 'rejected', title: '退回行数', type: 'number' },
  { key: 'completeness', title: '完整率', type: 'percent' },
  { key: 'promisedCompleteness', title: '承诺完整率', type: 'percent' },
  { key: 'optionalFilled', title: '选填字段填写率', type: 'percent' },
  { key: 'firmsExpected', title: '应有户数', type: 'number' },
  { key: 'firmsCovered', title: '实有户数', type: 'number' },
  { key: 'coverage', title: '户数覆盖率', type: 'percent' },
  { key: 'validity', title: '有效率', type: 'percent' },
  { key: 'promisedValidity', title: '承诺有效率', type: 'percent' },
  { key: 'due', title: '应到期数', type: 'number' },
  { key: 'onTime', title: '按时', type: 'number' },
  { key: 'zeroReports', title: '其中无数据', type: 'number' },
  { key: 'late', title: '迟到', type: 'number' },
  { key: 'missing', title: '未到', type: 'number' },
  { key: 'timeliness', title: '及时率', type: 'percent' },
  { key: 'promisedTimeliness', title: '承诺及时率', type: 'percent' },
  { key: 'repeated', title: '重复行数', type: 'number' },
  { key: 'uniqueness', title: '唯一率', type: 'percent' },
  { key: 'promisedUniqueness', title: '承诺唯一率', type: 'percent' },
  { key: 'usccErrors', title: '代码错误行数', type: 'number' },
  { key: 'usccPerMille', title: '代码差错率（‰）', type: 'number' },
  { key: 'promisedUscc', title: '承诺代码差错率（‰）', type: 'number' },
  { key: 'lateDecisions', title: '双公示超期行数', type: 'number' },
  { key: 'causes', title: '退回最多的原因', type: 'text' },
  { key: 'note', title: '说明', type: 'text' },
];

const lateColumns: readonly XlsxColumn[] = [
  { key: 'organisation', title: '数据源单位', type: 'text' },
  { key: 'dataset', title: '代码', type: 'text' },
  { key: 'title', title: '目录项', type: 'text' },
  { key: 'period', title: '期间', type: 'text' },
  { key: 'dueOn', title: '应到日期', type: 'date' },
  { key: 'arrivedAt', title: '到达时间', type: 'text' },
  { key: 'daysLate', title: '迟到天数', type: 'number' },
];

const zeroColumns: readonly XlsxColumn[] = [
  { key: 'organisation', title: '数据源单位', type: 'text' },
  { key: 'dataset', title: '代码', type: 'text' },
  { key: 'title', title: '目录项', type: 'text' },
  { key: 'period', title: '期间', type: 'text' },
  { key: 'dueOn', title: '应到日期', type: 'date' },
  { key: 'declaredAt', title: '申报时间', type: 'text' },
];

const causeColumns: readonly XlsxColumn[] = [
  { key: 'organisation', title: '数据源单位', type: 'text' },
  { key: 'dataset', title: '代码', type: 'text' },
  { key: 'title', title: '目录项', type: 'text' },
  { key: 'field', title: '字段', type: 'text' },
  { key: 'detail', title: '原因', type: 'text' },
  { key: 'rows', title: '行数', type: 'number' },
];

/** Four sheets: figures (a correction is a row of its own under the closed one), what was late, where there was nothing, why rows were sent back. */
export function reportWorkbook(report: MonthReport, printedBy: string): FileAnswer {
  const { month, scope } = report;
  const lines = (title: string): string[] => [
    title,
    `范围：${scope.name}；月份：${periodText(month.month)}；状态：${stateWords[month.state]}`,
    month.state === 'closed'
      ? `关账：${month.closedBy ?? ''}，${instantText(month.closedAt)}；关账后的更正 ${month.corrections} 处，逐行列在原数字下面`
      : `截至：${instantText(report.asOf)}`,
    '口径：按批次到达月份统计；及时按应到日期所在月份；承诺取当月 1 日有效的一版；未到的期间只计数，不估算',
    `制表：${printedBy}，${instantText(now().toISOString())}`,
  ];
  return {
    name: `归集质量月报_${scope.name}_${month.month}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: xlsxStream([
      { name: '质量', titleLines: lines('数据归集质量月报'), columns: figureColumns, rows: report.rows.flatMap(rowsOf) },
      { name: '迟到', titleLines: lines('迟到和未到'), columns: lateColumns, rows: report.late.map(lateCells) },
      { name: '无数据', titleLines: lines('申报本期无数据'), columns: zeroColumns, rows: report.zeros.map(zeroCells) },
      { name: '退回原因', titleLines: lines('退回最多的原因（每项前三）'), columns: causeColumns, rows: report.rows.flatMap(causeCells) },
    ]),
  };
}

const about = ({ organisationName, dataset, title }: Pick<Row, 'organisationName' | 'dataset' | 'title'>) => ({
  organisation: organisationName,
  dataset,
  title,
});

function rowsOf(row: Row): Record<string, XlsxValue>[] {
  const promised = {
    promisedCompleteness: row.promise.completeness,
    promisedValidity: row.promise.validity,
    promisedTimeliness: row.promise.timeliness,
    promisedUniqueness: row.promise.uniqueness,
    promisedUscc: row.promise.usccPerMille,
  };
  const causes = row.causes.map(({ detail, rows }) => `${detail}（${rows} 行）`).join('；');
  return [
    { ...about(row), ...cellsOf(row.figures, row.shares), ...promised, causes, note: '' },
    ...row.corrections.map((correction) => ({
      ...about(row),
      ...cellsOf(correction.figures, correction.shares),
      ...promised,
      causes: '',
      note: `更正，${instantText(correction.recordedAt)}`,
    })),
  ];
}

const cellsOf = (figures: QualityFigures, { broken: _, ...shares }: QualityShares): Record<string, XlsxValue> => ({
  ...figures,
  ...shares,
  ...(figures.firmsExpected === 0 && { firmsExpected: null, firmsCovered: null }),
});

const lateCells = (late: MonthReport['late'][number]): Record<string, XlsxValue> => ({
  ...about(late),
  period: late.period,
  dueOn: late.dueOn,
  arrivedAt: late.arrivedAt === null ? '未到' : instantText(late.arrivedAt),
  daysLate: late.daysLate,
});

const zeroCells = (zero: MonthReport['zeros'][number]): Record<string, XlsxValue> => ({
  ...about(zero),
  period: zero.period,
  dueOn: zero.dueOn,
  declaredAt: instantText(zero.declaredAt),
});

const causeCells = (row: Row): Record<string, XlsxValue>[] => row.causes.map(({ field, detail, rows }) => ({ ...about(row), field, detail, rows }));
