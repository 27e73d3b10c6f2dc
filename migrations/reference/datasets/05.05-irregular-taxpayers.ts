import { bases, date, must, notBefore, scopes, taxpayer, text, usual, type DatasetData } from './shape.js';

const identifiedOn = must(date('identifiedOn', '认定日期', { headers: ['认定时间', '非正常户认定日期'] }));
const liftedOn = date('liftedOn', '解除日期', { headers: ['解除时间', '非正常户解除日期'] });

/** Version 1. */
export const irregularTaxpayers: DatasetData = {
  ...usual,
  code: '05.05',
  title: '非正常户',
  group: '纳税',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '企业未按期申报，被认定为非正常户',
  channel: '税务部门公告文件',
  sharingScope: scopes.public,
  legalBasis: `《税收征收管理法》；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 5,
  naturalKey: ['identifiedOn'],
  fields: [
    taxpayer,
    identifiedOn,
    liftedOn,
    text('reason', '认定原因', 500, { headers: ['认定理由'] }),
    text('authority', '认定机关', 100, { headers: ['主管税务机关'] }),
  ],
  rules: [notBefore(liftedOn, identifiedOn)],
};
