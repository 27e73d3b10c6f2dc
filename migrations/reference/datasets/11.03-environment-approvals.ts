import { bases, code, date, money, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. */
export const environmentApprovals: DatasetData = {
  ...usual,
  code: '11.03',
  title: '环评审批',
  group: '生态环境',
  sourceName: '生态环境部门',
  nationalOwner: '生态环境部',
  behaviour: '企业建设项目的环境影响评价审批、备案',
  channel: '生态环境部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['approvalNumber'],
  fields: [
    uscc,
    must(text('approvalNumber', '批复文号', 100, { headers: ['审批文号', '备案号'] })),
    must(text('projectName', '项目名称', 300)),
    code('kind', '环评类别', [
      ['report', '报告书'],
      ['form', '报告表'],
      ['registration', '登记表'],
    ]),
    code('result', '审批结果', [
      ['approved', '批准'],
      ['refused', '不予批准'],
      ['filed', '备案'],
    ]),
    must(date('approvedOn', '审批日期', { headers: ['批复日期', '备案日期'] })),
    money('investment', '项目总投资', { headers: ['总投资(万元)'] }),
    text('authority', '审批机关', 100),
  ],
};
