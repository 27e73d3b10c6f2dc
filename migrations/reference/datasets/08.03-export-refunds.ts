import { bases, count, date, money, month, must, notAbove, scopes, taxpayer, usual, type DatasetData } from './shape.js';

const declared = money('declared', '申报退税额', { headers: ['申报金额'] });
const refunded = must(money('refunded', '已退税额', { headers: ['退税金额', '退库金额'] }));

/** Version 1. */
export const exportRefunds: DatasetData = {
  ...usual,
  code: '08.03',
  title: '出口退税',
  group: '进出口',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '企业申报、收到出口退税，按月汇总',
  channel: '税务系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2024}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  periodField: 'month',
  fields: [
    taxpayer,
    must(month('month', '退税月份', { sensitivity: 'L2', headers: ['所属期', '申报年月'] })),
    declared,
    refunded,
    date('refundedOn', '退库日期'),
    count('declarations', '申报批次', { unit: '批' }),
  ],
  rules: [notAbove(refunded, declared)],
};
