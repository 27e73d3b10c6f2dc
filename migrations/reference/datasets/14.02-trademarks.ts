import { bases, code, count, date, flag, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '注册公告日期', { headers: ['注册日期'] }));
const validTo = until('validTo', '专用期限止', { headers: ['有效期至'] });
const pledgedOn = date('pledgedOn', '质押登记日期');
const pledgeEndedOn = date('pledgeEndedOn', '质押注销日期');

/** Version 1. */
export const trademarks: DatasetData = {
  ...usual,
  code: '14.02',
  title: '商标 注册/质押',
  group: '知识产权',
  sourceName: '知识产权局',
  nationalOwner: '国家知识产权局',
  behaviour: '企业注册、质押商标',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 20,
  naturalKey: ['registrationNumber', 'class'],
  fields: [
    uscc,
    must(text('registrationNumber', '注册号', 40, { headers: ['登记号', '商标注册号'] })),
    must(count('class', '国际分类', { min: 1, max: 45, headers: ['类别'] })),
    must(text('name', '商标名称', 200, { headers: ['名称'] })),
    registeredOn,
    validTo,
    code('state', '状态', [
      ['valid', '有效'],
      ['expired', '期满'],
      ['cancelled', '撤销或注销'],
      ['invalidated', '无效'],
    ]),
    flag('isPledged', '是否质押'),
    text('pledgee', '质权人', 200),
    pledgedOn,
    pledgeEndedOn,
  ],
  rules: [notBefore(validTo, registeredOn), notBefore(pledgeEndedOn, pledgedOn)],
};
