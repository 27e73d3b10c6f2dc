import { bases, code, date, measure, money, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const from = must(date('startedOn', '起始日期', { headers: ['流转起始日期', '发放日期', '投保日期', '检查日期'] }));
const to = until('endsOn', '截止日期', { headers: ['流转截止日期', '保险止期'] });

/** Version 1. */
export const farmingSupport: DatasetData = {
  ...usual,
  code: '15.02',
  title: '土地流转、示范、补贴、保险、监管',
  group: '新型农业经营主体',
  sourceName: '农业农村部门',
  nationalOwner: '农业农村部',
  behaviour: '新型农业经营主体的土地流转、示范评定、补贴、农业保险、质量监管',
  channel: '农业农村部门文件报送或系统接口',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.platform}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'physicalCopy',
  cadence: 'quarterly',
  freshnessDays: 45,
  retentionYears: 10,
  naturalKey: ['kind', 'referenceNumber'],
  fields: [
    uscc,
    must(
      code(
        'kind',
        '事项',
        [
          ['landTransfer', '土地流转'],
          ['demonstration', '示范评定'],
          ['subsidy', '补贴'],
          ['insurance', '农业保险'],
          ['supervision', '质量监管'],
        ],
        { sensitivity: 'L2' },
      ),
    ),
    must(text('referenceNumber', '编号', 80, { headers: ['合同编号', '文号', '保单号'] })),
    text('title', '名称', 300, { headers: ['补贴项目', '险种', '示范名称'] }),
    measure('area', '面积', '亩', { headers: ['流转面积', '承保面积'] }),
    money('amount', '金额', { headers: ['补贴金额', '保额', '流转价款'] }),
    from,
    to,
    text('result', '结果', 500, { headers: ['监管结果', '评定结果'] }),
    text('authority', '经办单位', 100),
  ],
  rules: [notBefore(to, from)],
};
