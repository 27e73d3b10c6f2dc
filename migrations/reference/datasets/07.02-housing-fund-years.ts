import { bases, count, money, month, must, scopes, text, uscc, usual, year, type DatasetData } from './shape.js';

/** Version 1. The running year is sent anew every month: the last row stands. */
export const housingFundYears: DatasetData = {
  ...usual,
  code: '07.02',
  title: '单位年度缴存、缴至年月、欠缴',
  group: '住房公积金',
  sourceName: '公积金中心',
  nationalOwner: '住房城乡建设部',
  behaviour: '单位一年缴存住房公积金的总数、缴到哪个月、欠缴多少',
  channel: '公积金系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  naturalKey: ['accountNumber'],
  periodField: 'year',
  fields: [
    uscc,
    must(year('year', '缴存年度', { sensitivity: 'L2', headers: ['年度'] })),
    must(text('accountNumber', '单位账号', 40, { headers: ['单位公积金账号'] })),
    must(money('total', '年度缴存总额', { headers: ['总金额', '年度缴存金额'] })),
    month('paidThrough', '缴至年月', { headers: ['缴至月份'] }),
    count('overdueMonths', '欠缴月数', { unit: '个月', headers: ['欠缴期数'] }),
    money('overdue', '欠缴金额', { headers: ['欠缴余额'] }),
  ],
};
