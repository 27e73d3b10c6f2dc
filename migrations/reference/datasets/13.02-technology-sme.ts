import { bases, date, must, notBefore, scopes, text, until, uscc, usual, year, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '入库日期', { headers: ['入库登记日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['有效期止'] });

/** Version 1. */
export const technologySme: DatasetData = {
  ...usual,
  code: '13.02',
  title: '科技型中小企业入库',
  group: '科技研发',
  sourceName: '科技部门',
  nationalOwner: '科技部',
  behaviour: '企业入库为科技型中小企业',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'quarterly',
  freshnessDays: 45,
  retentionYears: 10,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '入库登记编号', 100, { headers: ['登记编号', '证书号'] })),
    must(year('year', '入库年度', { headers: ['认定年份', '年度'] })),
    registeredOn,
    validTo,
    text('authority', '登记机构', 200, { headers: ['认定机构'] }),
    date('revokedOn', '撤销日期'),
  ],
  rules: [notBefore(validTo, registeredOn)],
};
