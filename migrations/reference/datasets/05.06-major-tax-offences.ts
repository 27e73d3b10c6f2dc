import { bases, date, money, must, notBefore, scopes, taxpayer, text, usual, type DatasetData } from './shape.js';

const listedOn = must(date('listedOn', '列入日期', { headers: ['录入时间', '公布日期'] }));
const removedOn = date('removedOn', '移出日期', { headers: ['移出时间', '撤出日期'] });

/** Version 1. */
export const majorTaxOffences: DatasetData = {
  ...usual,
  code: '05.06',
  title: '重大税收违法失信',
  group: '纳税',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '企业因重大税收违法被列为失信主体',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: `${bases.lists}；${bases.repair}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 5,
  naturalKey: ['caseNumber'],
  fields: [
    taxpayer,
    must(text('caseNumber', '案件编号', 100, { headers: ['案号', '决定书文号'] })),
    must(text('caseNature', '案件性质', 200)),
    text('facts', '主要违法事实', 2000),
    text('basis', '处罚依据', 2000, { headers: ['相关法律依据'] }),
    text('handling', '处理情况', 2000, { headers: ['税务处理处罚情况'] }),
    money('amount', '涉案税额', { headers: ['查补金额'] }),
    listedOn,
    removedOn,
    text('authority', '认定机关', 100, { headers: ['检查机关', '发布部门'] }),
  ],
  rules: [notBefore(removedOn, listedOn)],
};
