import { bases, code, date, measure, must, notBefore, scopes, text, until, uscc, usual, year, type DatasetData } from './shape.js';

const publishedOn = date('publishedOn', '发布日期', { headers: ['发布时间'] });
const validTo = until('validTo', '有效期至', { headers: ['有效期'] });

/** Version 1. Some provinces give black below red. */
export const environmentCredit: DatasetData = {
  ...usual,
  code: '11.01',
  title: '企业环境信用评价',
  group: '生态环境',
  sourceName: '生态环境部门',
  nationalOwner: '生态环境部',
  behaviour: '生态环境部门评定企业环境信用等级',
  channel: '生态环境部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'yearly',
  freshnessDays: 180,
  retentionYears: 5,
  periodField: 'year',
  fields: [
    uscc,
    must(year('year', '评价年度', { headers: ['年度'] })),
    must(
      code(
        'grade',
        '评价等级',
        [
          ['green', '绿（诚信）'],
          ['blue', '蓝（良好）'],
          ['yellow', '黄（警示）'],
          ['red', '红（不良）'],
          ['black', '黑（严重不良）'],
        ],
        { headers: ['等级', '环境信用等级'] },
      ),
    ),
    measure('score', '分值', '分', { headers: ['评价分值', '得分'] }),
    text('batch', '批次', 40, { headers: ['评价批次'] }),
    text('agency', '评价机构', 100, { headers: ['机构'] }),
    publishedOn,
    validTo,
  ],
  rules: [notBefore(validTo, publishedOn)],
};
