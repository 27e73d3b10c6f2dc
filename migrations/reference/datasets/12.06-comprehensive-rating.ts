import { bases, code, date, measure, month, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. The grade as its issuer gave it; the points behind it stay between authorities. */
export const comprehensiveRating: DatasetData = {
  ...usual,
  code: '12.06',
  title: '公共信用综合评价等级',
  group: '行政管理',
  sourceName: '市信用中心',
  nationalOwner: '国家公共信用中心',
  behaviour: '公共信用综合评价机构给企业评定等级',
  channel: '国家平台经省级节点回流',
  sharingScope: `${scopes.onConsent}；分值只在政府部门之间共享`,
  legalBasis: `${bases.y2024}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L2',
  sharingMode: 'nationalNode',
  cadence: 'monthly',
  freshnessDays: 30,
  retentionYears: 5,
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '评价月份', { headers: ['评价期', '评价年月'] })),
    must(
      code(
        'grade',
        '评价等级',
        [
          ['excellent', '优'],
          ['good', '良'],
          ['fair', '中'],
          ['poor', '差'],
        ],
        { headers: ['等级', '综合评价等级'] },
      ),
    ),
    measure('score', '评价分值', '分', { disclosure: 'governmentOnly', headers: ['分值', '得分'] }),
    date('ratedOn', '评价日期', { headers: ['评价时间'] }),
    text('agency', '评价机构', 100, { headers: ['评价单位'] }),
  ],
};
