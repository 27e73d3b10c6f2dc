import { bases, date, must, notBefore, personName, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const filedOn = date('filedOn', '立案日期', { headers: ['立案时间'] });
const issuedOn = must(date('issuedOn', '限制消费令日期', { headers: ['发布日期', '限消日期'] }));
const removedOn = date('removedOn', '解除日期', { headers: ['解除时间'] });

/** Version 1. */
export const spendingLimits: DatasetData = {
  ...usual,
  code: '04.02',
  title: '限制消费',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '法院对企业及其负责人发出限制消费令',
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
    filedOn,
    issuedOn,
    personName('restrictedPerson', '被限制消费的人员', { headers: ['限制消费人员姓名'] }),
    text('reason', '限制原因', 500),
    removedOn,
  ],
  rules: [notBefore(issuedOn, filedOn), notBefore(removedOn, issuedOn)],
};
