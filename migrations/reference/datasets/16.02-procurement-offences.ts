import { bases, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const decidedOn = must(date('decidedOn', '处理日期', { headers: ['处罚日期', '列入日期'] }));
const bannedUntil = until('bannedUntil', '禁止参加期限止', { headers: ['处罚截止时间'] });
const removedOn = date('removedOn', '移出日期');

/** Version 1. */
export const procurementOffences: DatasetData = {
  ...usual,
  code: '16.02',
  title: '政府采购严重违法失信',
  group: '公共资源交易/政府采购',
  sourceName: '财政部门',
  nationalOwner: '财政部',
  behaviour: '企业因政府采购严重违法失信行为被处理',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: `${bases.lists}；${bases.repair}`,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 5,
  naturalKey: ['documentNumber'],
  fields: [
    uscc,
    must(text('documentNumber', '处理决定文号', 100, { headers: ['文号', '案号'] })),
    must(text('conduct', '严重违法失信行为', 500, { headers: ['具体情形'] })),
    text('basis', '处罚依据', 2000),
    text('result', '处理结果', 500, { headers: ['处罚结果'] }),
    must(text('authority', '执法单位', 100, { headers: ['处罚机关'] })),
    decidedOn,
    bannedUntil,
    removedOn,
  ],
  rules: [notBefore(bannedUntil, decidedOn), notBefore(removedOn, decidedOn)],
};
