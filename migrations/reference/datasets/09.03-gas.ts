import { bases, code, count, date, measure, money, month, must, notAbove, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const billed = money('billed', '应缴气费', { headers: ['应收金额', '账单金额'] });
const paid = must(money('paid', '实缴气费', { headers: ['实收金额', '缴费金额'] }));

/** Version 1. One row a month and meter account. */
export const gas: DatasetData = {
  ...usual,
  code: '09.03',
  title: '用气量、缴费、滞纳金',
  group: '水电气费',
  sourceName: '燃气公司',
  nationalOwner: '地方',
  behaviour: '企业用气、缴费、欠费',
  channel: '燃气公司系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 5,
  naturalKey: ['accountNumber'],
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '气费月份', { sensitivity: 'L2', headers: ['统计年月', '账期', '缴费月份'] })),
    must(text('accountNumber', '户号', 40, { headers: ['用户编号', '用户号'] })),
    code(
      'nature',
      '用户性质',
      [
        ['industry', '工业'],
        ['commerce', '商业'],
        ['farming', '农业'],
        ['other', '其他'],
      ],
      { headers: ['气价类别', '用气性质', '用气类别'] },
    ),
    must(measure('consumption', '用气量', '立方米', { headers: ['气量', '计费气量'] })),
    billed,
    paid,
    date('paidOn', '缴费日期', { headers: ['收费日期'] }),
    money('overdue', '欠费金额', { headers: ['欠费余额'] }),
    count('overdueMonths', '欠费期数', { unit: '期', headers: ['欠费月数'] }),
    money('lateFee', '滞纳金', { headers: ['滞纳金额', '违约金额'] }),
    date('readOn', '抄表日期'),
    text('meterNumber', '表号', 40, { headers: ['燃气表号'] }),
  ],
  rules: [notAbove(paid, billed)],
};
