import { bases, code, count, date, measure, money, month, must, notAbove, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const billed = money('billed', '应缴电费', { headers: ['应收金额', '账单金额'] });
const paid = must(money('paid', '实缴电费', { headers: ['实收金额', '缴费金额'] }));

/** Version 1. One row a month and meter account. */
export const power: DatasetData = {
  ...usual,
  code: '09.01',
  title: '用电量、缴费、欠费、违约',
  group: '水电气费',
  sourceName: '供电公司',
  nationalOwner: '地方、国家电网、南方电网',
  behaviour: '企业用电、缴费、欠费和违约用电',
  channel: '供电公司系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'proposed',
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
    must(month('month', '电费月份', { sensitivity: 'L2', headers: ['统计年月', '账期', '缴费月份'] })),
    must(text('accountNumber', '户号', 40, { headers: ['用户编号', '用户号'] })),
    code(
      'nature',
      '用户性质',
      [
        ['largeIndustry', '大工业'],
        ['commerce', '一般工商业'],
        ['farming', '农业'],
        ['other', '其他'],
      ],
      { headers: ['电价类别', '用电性质', '用电类别'] },
    ),
    must(measure('consumption', '用电量', '千瓦时', { headers: ['电量', '总用电量', '计费电量'] })),
    billed,
    paid,
    date('paidOn', '缴费日期', { headers: ['收费日期'] }),
    money('overdue', '欠费金额', { headers: ['欠费余额'] }),
    count('overdueMonths', '欠费期数', { unit: '期', headers: ['欠费月数'] }),
    money('lateFee', '违约金', { headers: ['滞纳金额', '违约金额'] }),
    measure('capacity', '合同容量', '千伏安', { headers: ['运行容量'] }),
    count('breaches', '违约用电次数', { unit: '次' }),
  ],
  rules: [notAbove(paid, billed)],
};
