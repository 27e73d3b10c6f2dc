import { bases, code, codeOf, date, must, notBefore, region, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const establishedOn = date('establishedOn', '成立日期', { headers: ['成立时间'] });
const closedOn = date('closedOn', '注销日期');

/** Version 1. */
export const branches: DatasetData = {
  ...usual,
  code: '01.04',
  title: '分支机构',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体登记分支机构',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.public,
  legalBasis: `《市场主体登记管理条例》${bases.publicity}；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  naturalKey: ['branchCode'],
  fields: [
    uscc,
    must(codeOf('branchCode', '分支机构统一社会信用代码', { headers: ['分支机构信用代码'] })),
    must(text('branchName', '分支机构名称', 200)),
    region('region', '登记地行政区划', { headers: ['区划代码'] }),
    text('address', '经营场所', 200, { headers: ['营业场所'] }),
    establishedOn,
    closedOn,
    code('status', '登记状态', [
      ['operating', '在营'],
      ['revoked', '吊销'],
      ['deregistered', '注销'],
    ]),
  ],
  rules: [notBefore(closedOn, establishedOn)],
};
