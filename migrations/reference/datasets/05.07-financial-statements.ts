import { balance, bases, code, money, month, must, notAbove, scopes, taxpayer, usual, type DatasetData } from './shape.js';

const totalAssets = must(money('totalAssets', '资产总额', { headers: ['资产总计'] }));
const currentAssets = money('currentAssets', '流动资产', { headers: ['流动资产合计'] });

/** Version 1. A statement belongs to the last month of its period; quarterly and yearly ones of one month stand beside each other. */
export const financialStatements: DatasetData = {
  ...usual,
  code: '05.07',
  title: '财务报表',
  group: '纳税',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '企业向税务机关报送资产负债表、利润表、现金流量表',
  channel: '税务系统接口；暂按季文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `《税收征收管理法》；${bases.y2021}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'quarterly',
  freshnessDays: 45,
  retentionYears: 10,
  naturalKey: ['kind'],
  periodField: 'month',
  fields: [
    taxpayer,
    must(month('month', '报表期末月份', { sensitivity: 'L2', headers: ['所属期止', '报表所属期'] })),
    must(
      code(
        'kind',
        '报表类别',
        [
          ['quarterly', '季报'],
          ['yearly', '年报'],
        ],
        { sensitivity: 'L2', headers: ['报送类型'] },
      ),
    ),
    totalAssets,
    must(money('totalLiabilities', '负债总额', { headers: ['负债合计'] })),
    balance('equity', '所有者权益', { headers: ['所有者权益合计'] }),
    currentAssets,
    money('currentLiabilities', '流动负债', { headers: ['流动负债合计'] }),
    money('cash', '货币资金'),
    balance('receivables', '应收账款'),
    money('inventory', '存货'),
    balance('revenue', '本年累计营业收入', { headers: ['营业收入'] }),
    balance('costs', '本年累计营业成本', { headers: ['营业成本'] }),
    balance('profit', '本年累计利润总额', { headers: ['利润总额'] }),
    balance('netProfit', '本年累计净利润', { headers: ['净利润'] }),
    balance('interest', '本年累计利息费用', { headers: ['利息费用'] }),
    balance('operatingCashFlow', '经营活动现金流量净额'),
    balance('investingCashFlow', '投资活动现金流量净额'),
    balance('financingCashFlow', '筹资活动现金流量净额'),
  ],
  rules: [notAbove(currentAssets, totalAssets)],
};
