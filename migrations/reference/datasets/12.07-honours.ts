import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const awardedOn = must(date('awardedOn', '授予日期', { headers: ['认定日期', '表彰日期', 'IDENTIFICATION_DATE'] }));
const validTo = until('validTo', '有效期至', { headers: ['EXPIRATION_DATE', '失效日期'] });

/** Version 1. */
export const honours: DatasetData = {
  ...usual,
  code: '12.07',
  title: '荣誉表彰、守信激励名单',
  group: '行政管理',
  sourceName: '各部门',
  nationalOwner: '发展改革委',
  behaviour: '政府部门授予荣誉，或把企业列为守信激励对象',
  channel: '各部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'monthly',
  freshnessDays: 30,
  retentionYears: 10,
  naturalKey: ['honour', 'awardedOn'],
  fields: [
    uscc,
    must(text('honour', '荣誉或名单名称', 200, { headers: ['荣誉名称', 'FILE_NAME', '名单名称'] })),
    must(
      code('kind', '类别', [
        ['honour', '荣誉表彰'],
        ['incentive', '守信激励对象'],
      ]),
    ),
    code('level', '级别', [
      ['national', '国家级'],
      ['provincial', '省级'],
      ['city', '市级'],
      ['district', '区县级'],
    ]),
    must(text('authority', '授予单位', 200, { headers: ['认定单位', '表彰单位', 'IDENTIFICATION_DEPT'] })),
    text('documentNumber', '文号', 100, { headers: ['IDENTIFICATION_NO'] }),
    awardedOn,
    validTo,
    date('removedOn', '撤销日期'),
  ],
  rules: [notBefore(validTo, awardedOn)],
};
