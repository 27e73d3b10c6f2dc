import { balance, bases, measure, money, month, must, notAbove, people, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const revenue = must(balance('revenue', '本年累计营业收入'));
const researchSpending = money('researchSpending', '本年累计研发投入');

/**
 * Version 1. Not one of the 61 of the shared list, where nothing is declared by the firm itself: it stands beside them in a group of its own.
 * What a firm says of itself about a month; departments' figures of the same kind are other datasets and are never touched.
 */
export const selfDeclared: DatasetData = {
  ...usual,
  code: '18.01',
  title: '自主申报经营情况',
  group: '自主申报',
  sourceName: '企业自主申报',
  nationalOwner: '企业自愿填报，不属于部门共享数据',
  behaviour: '企业自愿填报经营情况，并作出信用承诺',
  channel: '企业在本平台填报',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}：自愿填报加信用承诺补充完善信用信息`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'selfDeclared',
  cadence: 'onRequest',
  freshnessDays: 30,
  retentionYears: 5,
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '数据截至月份', { sensitivity: 'L2' })),
    revenue,
    must(balance('netProfit', '本年累计净利润')),
    must(money('totalAssets', '资产总额')),
    must(money('totalLiabilities', '负债总额')),
    must(people('employees', '从业人数')),
    money('orderBacklog', '在手订单金额'),
    researchSpending,
    measure('exportShare', '出口占营业收入比例', '%', { max: 100 }),
    text('mainProducts', '主要产品或服务', 500),
    text('mainCustomers', '主要客户', 500),
  ],
  rules: [notAbove(researchSpending, revenue)],
};
