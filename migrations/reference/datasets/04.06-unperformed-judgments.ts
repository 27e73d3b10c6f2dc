import { bases, date, money, must, notAbove, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const amount = money('amount', '执行金额');
const unperformed = money('unperformed', '未执行金额');
const exposedOn = must(date('exposedOn', '曝光日期'));
const performedOn = date('performedOn', '履行完毕日期');

/** Version 1. */
export const unperformedJudgments: DatasetData = {
  ...usual,
  code: '04.06',
  title: '未履行生效裁判',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '企业未履行生效裁判，被法院曝光',
  channel: '法院文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 5,
  naturalKey: ['caseNumber'],
  fields: [
    uscc,
    must(text('caseNumber', '案号', 100)),
    must(text('court', '执行法院', 100, { headers: ['法院'] })),
    must(text('cause', '案由', 200)),
    amount,
    text('act', '执行行为', 500),
    text('goods', '执行物品', 500),
    unperformed,
    text('unperformedAct', '未执行行为', 500),
    text('unperformedGoods', '未执行物品', 500),
    exposedOn,
    text('coDebtors', '共同被执行人', 500, { sensitivity: 'L3', disclosure: 'governmentOnly' }),
    performedOn,
  ],
  rules: [notAbove(unperformed, amount), notBefore(performedOn, exposedOn)],
};
