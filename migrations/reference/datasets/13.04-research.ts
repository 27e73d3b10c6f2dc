import { bases, code, date, money, must, notBefore, scopes, text, until, uscc, usual, year, type DatasetData } from './shape.js';

const from = date('startedOn', '开始日期');
const to = until('endsOn', '结束日期');

/** Version 1. One row a year and project; the year's deduction without a project has the number `合计`. */
export const research: DatasetData = {
  ...usual,
  code: '13.04',
  title: '研发项目、研发费用加计扣除',
  group: '科技研发',
  sourceName: '科技、税务部门',
  nationalOwner: '科技部、税务总局',
  behaviour: '企业承担研发项目，研发费用加计扣除',
  channel: '科技、税务系统接口；暂按年文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'yearly',
  freshnessDays: 180,
  retentionYears: 10,
  naturalKey: ['projectNumber'],
  periodField: 'year',
  fields: [
    uscc,
    must(year('year', '年度', { sensitivity: 'L2', headers: ['所属年度'] })),
    must(text('projectNumber', '项目编号', 100)),
    text('projectName', '项目名称', 300),
    code('level', '项目级别', [
      ['national', '国家级'],
      ['provincial', '省级'],
      ['city', '市级'],
      ['own', '自立项目'],
    ]),
    must(money('expense', '研发费用', { headers: ['研发费用合计'] })),
    money('deduction', '加计扣除额', { headers: ['加计扣除金额'] }),
    money('subsidy', '财政资助额', { headers: ['资助金额'] }),
    from,
    to,
  ],
  rules: [notBefore(to, from)],
};
