import { bases, code, date, industry, must, notBefore, scopes, uscc, usual, type DatasetData } from './shape.js';

const listedOn = must(date('listedOn', '纳入日期', { headers: ['纳入名录日期'] }));
const leftOn = date('leftOn', '退出日期', { headers: ['退出名录日期'] });

/** Version 1. */
export const smallFirms: DatasetData = {
  ...usual,
  code: '01.08',
  title: '小微企业名录',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体纳入、退出小微企业名录',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  naturalKey: ['listedOn'],
  fields: [
    uscc,
    listedOn,
    leftOn,
    code('size', '规模', [
      ['small', '小型'],
      ['micro', '微型'],
    ]),
    industry('industry', '行业代码', { headers: ['行业'] }),
  ],
  rules: [notBefore(leftOn, listedOn)],
};
