import { bases, date, must, notBefore, scopes, text, until, uscc, usual, year, type DatasetData } from './shape.js';

const issuedOn = must(date('issuedOn', '发证日期', { headers: ['发证时间'] }));
const validTo = until('validTo', '有效期至', { headers: ['有效期止'] });

/** Version 1. */
export const highTech: DatasetData = {
  ...usual,
  code: '13.01',
  title: '高新技术企业',
  group: '科技研发',
  sourceName: '科技、工信部门',
  nationalOwner: '科技部、工信部',
  behaviour: '企业被认定为高新技术企业',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'yearly',
  freshnessDays: 120,
  retentionYears: 10,
  naturalKey: ['certificateNumber'],
  fields: [
    uscc,
    must(text('certificateNumber', '证书编号', 100, { headers: ['证书号'] })),
    must(year('recognisedYear', '认定年份', { headers: ['认定年度'] })),
    issuedOn,
    validTo,
    text('authority', '认定机构', 200),
    text('basis', '认定依据', 200),
    date('revokedOn', '取消资格日期'),
  ],
  rules: [notBefore(validTo, issuedOn)],
};
