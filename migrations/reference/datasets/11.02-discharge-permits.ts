import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const issuedOn = must(date('issuedOn', '发证日期', { headers: ['登记日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['有效期止'] });

/** Version 1. */
export const dischargePermits: DatasetData = {
  ...usual,
  code: '11.02',
  title: '排污许可',
  group: '生态环境',
  sourceName: '生态环境部门',
  nationalOwner: '生态环境部',
  behaviour: '企业取得排污许可证或办理排污登记',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['permitNumber'],
  fields: [
    uscc,
    must(text('permitNumber', '许可证编号', 60, { headers: ['排污许可证编号', '登记编号'] })),
    must(
      code('management', '管理类别', [
        ['key', '重点管理'],
        ['simplified', '简化管理'],
        ['registered', '登记管理'],
      ]),
    ),
    text('pollutants', '主要污染物', 500, { headers: ['污染物种类'] }),
    text('authority', '发证机关', 100),
    issuedOn,
    validTo,
    code('state', '状态', [
      ['valid', '有效'],
      ['expired', '过期'],
      ['revoked', '撤销'],
      ['cancelled', '注销'],
    ]),
  ],
  rules: [notBefore(validTo, issuedOn)],
};
