import { bases, code, date, must, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const acceptedOn = must(date('acceptedOn', '受理日期', { headers: ['裁定受理日期'] }));
const closedOn = date('closedOn', '终结日期', { headers: ['程序终结日期'] });

/** Version 1. */
export const insolvencies: DatasetData = {
  ...usual,
  code: '04.05',
  title: '破产重整',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '法院受理企业破产清算、重整、和解',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 10,
  naturalKey: ['caseNumber'],
  fields: [
    uscc,
    must(text('caseNumber', '案号', 100)),
    must(text('court', '受理法院', 100, { headers: ['法院'] })),
    must(
      code('kind', '程序', [
        ['liquidation', '破产清算'],
        ['reorganisation', '重整'],
        ['settlement', '和解'],
      ]),
    ),
    acceptedOn,
    text('administrator', '管理人', 200),
    code('state', '进展', [
      ['open', '进行中'],
      ['planApproved', '重整计划已批准'],
      ['closed', '已终结'],
    ]),
    closedOn,
  ],
  rules: [notBefore(closedOn, acceptedOn)],
};
