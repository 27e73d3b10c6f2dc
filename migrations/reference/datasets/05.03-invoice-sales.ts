import { balance, bases, count, money, month, must, scopes, share, taxpayer, usual, type DatasetData } from './shape.js';

/** Version 1. One row a month. Red invoices may make a month negative. */
export const invoiceSales: DatasetData = {
  ...usual,
  code: '05.03',
  title: '增值税发票销售额汇总',
  group: '纳税',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '企业开具增值税发票，按月汇总',
  channel: '税务系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `《税收征收管理法》；${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  periodField: 'month',
  fields: [
    taxpayer,
    must(month('month', '开票月份', { sensitivity: 'L2', headers: ['统计时间', '所属期', '统计年月'] })),
    must(balance('sales', '开票销售额', { headers: ['销售收入', '不含税销售额', '开票金额'] })),
    money('exemptSales', '免税销售额', { headers: ['免税销售收入'] }),
    balance('taxAmount', '发票税额', { headers: ['税额', '税额总额', '销项税额'] }),
    count('invoices', '开票份数', { unit: '份', headers: ['发票份数'] }),
    money('redSales', '红字冲销额', { headers: ['红冲金额', '红字发票金额'] }),
    count('buyers', '购方户数', { unit: '户', headers: ['下游客户数'] }),
    share('topBuyerShare', '最大购方占比', { headers: ['第一大客户占比'] }),
  ],
};
