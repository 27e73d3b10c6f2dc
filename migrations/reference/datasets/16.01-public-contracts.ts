import { bases, code, date, money, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. One row for each step of a project: awarded, contracted, performed. */
export const publicContracts: DatasetData = {
  ...usual,
  code: '16.01',
  title: '中标、合同、履约',
  group: '公共资源交易/政府采购',
  sourceName: '公共资源交易中心、财政部门',
  nationalOwner: '发展改革委、财政部',
  behaviour: '企业中标政府采购或工程项目，签订、履行合同',
  channel: '公共资源交易平台归集',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['projectNumber', 'stage'],
  fields: [
    uscc,
    must(text('projectNumber', '项目编号', 60, { headers: ['标段编号', '合同编号'] })),
    must(
      code('stage', '环节', [
        ['award', '中标'],
        ['contract', '签订合同'],
        ['performance', '履约'],
      ]),
    ),
    must(text('projectName', '项目名称', 300)),
    code('kind', '项目类别', [
      ['goods', '货物'],
      ['services', '服务'],
      ['works', '工程'],
    ]),
    text('buyer', '采购人', 200, { headers: ['招标人', '建设单位'] }),
    must(money('amount', '金额', { headers: ['中标金额', '合同金额'] })),
    must(date('on', '日期', { headers: ['中标日期', '签订日期', '公告日期'] })),
    code('performance', '履约情况', [
      ['normal', '正常'],
      ['late', '延期'],
      ['breached', '违约'],
      ['finished', '履约完毕'],
    ]),
  ],
};
