import { bases, code, date, money, must, notAbove, notBefore, scopes, text, together, uscc, usual, type DatasetData } from './shape.js';

const filedOn = must(date('filedOn', '立案日期', { headers: ['立案时间'] }));
const amount = must(money('amount', '执行标的', { headers: ['执行标的金额'] }));
const unperformed = money('unperformed', '未履行金额');
const terminatedOn = date('terminatedOn', '终本日期', { headers: ['终结本次执行日期'] });
const closedOn = date('closedOn', '结案日期');

/** Version 1. A case that ended for want of property (终本) is open still: it can be taken up again. */
export const enforcementCases: DatasetData = {
  ...usual,
  code: '04.03',
  title: '被执行人、终本案件',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '企业被法院强制执行；无财产可供执行时终结本次执行',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 5,
  naturalKey: ['caseNumber'],
  fields: [
    uscc,
    must(text('caseNumber', '案号', 100)),
    must(text('court', '执行法院', 100, { headers: ['法院'] })),
    must(
      code(
        'state',
        '案件状态',
        [
          ['enforcing', '执行中'],
          ['terminated', '终结本次执行'],
          ['closed', '已结案'],
        ],
        { headers: ['状态'] },
      ),
    ),
    filedOn,
    amount,
    unperformed,
    terminatedOn,
    closedOn,
  ],
  rules: [notAbove(unperformed, amount), notBefore(terminatedOn, filedOn), notBefore(closedOn, filedOn), together(unperformed, terminatedOn)],
};
