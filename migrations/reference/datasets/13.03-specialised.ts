import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, year, type DatasetData } from './shape.js';

const recognisedOn = must(date('recognisedOn', '认定日期', { headers: ['公布日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['有效期止'] });

/** Version 1. */
export const specialised: DatasetData = {
  ...usual,
  code: '13.03',
  title: '专精特新/小巨人',
  group: '科技研发',
  sourceName: '工信部门',
  nationalOwner: '工信部',
  behaviour: '企业被认定为专精特新中小企业或小巨人企业',
  channel: '工信部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'yearly',
  freshnessDays: 120,
  retentionYears: 10,
  naturalKey: ['kind', 'year'],
  fields: [
    uscc,
    must(
      code('kind', '类别', [
        ['innovative', '创新型中小企业'],
        ['specialised', '专精特新中小企业'],
        ['littleGiant', '专精特新“小巨人”企业'],
      ]),
    ),
    must(year('year', '认定年度', { headers: ['年度'] })),
    text('batch', '批次', 40),
    recognisedOn,
    validTo,
    text('authority', '认定机构', 200),
    date('revokedOn', '取消资格日期'),
  ],
  rules: [notBefore(validTo, recognisedOn)],
};
