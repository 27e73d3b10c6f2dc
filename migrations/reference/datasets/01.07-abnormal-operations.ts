import { bases, date, must, notBefore, scopes, text, together, uscc, usual, type DatasetData } from './shape.js';

const listedOn = must(date('listedOn', '列入日期', { headers: ['列入时间'] }));
const removedOn = date('removedOn', '移出日期', { headers: ['移出时间'] });
const removedReason = text('removedReason', '移出原因', 500);

/** Version 1. */
export const abnormalOperations: DatasetData = {
  ...usual,
  code: '01.07',
  title: '经营异常名录',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体被列入、移出经营异常名录',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.public,
  legalBasis: `${bases.publicity}；${bases.repair}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 5,
  naturalKey: ['listedOn'],
  fields: [
    uscc,
    listedOn,
    must(text('listedReason', '列入原因', 500)),
    text('listedBy', '列入机关', 100, { headers: ['列入决定机关'] }),
    removedOn,
    removedReason,
    text('removedBy', '移出机关', 100, { headers: ['移出决定机关'] }),
  ],
  rules: [notBefore(removedOn, listedOn), together(removedReason, removedOn)],
};
