import type { WrittenWhere } from '../declaration.js';
import { countBands, gradeOptions, listedOptions, moneyBands, yesNo, type Written } from './words.js';

interface Counted {
  readonly dataset: string;
  readonly on?: string;
  readonly months?: number;
  readonly where?: WrittenWhere;
  readonly unit?: string;
}
const counted = (
  group: string,
  direction: 'more' | 'less',
  code: string,
  title: string,
  { dataset, on, months, where, unit = '次' }: Counted,
): Written => ({
  code,
  title,
  group,
  type: 'integer',
  unit,
  expression: { op: 'count', dataset, ...(on && { on }), months: months ?? null, ...(where && { where }) },
  direction,
  whenAbsent: 'none',
  bands: countBands,
  isFact: true,
});
const flagged = (group: string, direction: 'more' | 'less', code: string, title: string, dataset: string, where: WrittenWhere): Written => ({
  code,
  title,
  group,
  type: 'flag',
  expression: { op: 'exists', dataset, where },
  direction,
  whenAbsent: 'none',
  options: group === '公开名单' ? listedOptions : yesNo,
  isFact: true,
});
const money = (group: string, code: string, title: string, expression: Written['expression']): Written => ({
  code,
  title,
  group,
  type: 'money',
  unit: '万元',
  expression,
  direction: 'less',
  whenAbsent: 'none',
  bands: moneyBands,
  isFact: true,
});
const standing = (field: string) => [{ field, notReached: true as const }];
const valid = (...more: WrittenWhere) => [{ field: 'validTo', notPassed: true as const }, ...more];

export const conductIndicators: Written[] = [
  flagged('公开名单', 'less', 'listed', '严重失信主体名单', '12.04', standing('removedOn')),
  flagged('公开名单', 'less', 'dishonestDebtor', '失信被执行人', '04.01', standing('removedOn')),
  flagged('公开名单', 'less', 'spendingLimited', '限制消费', '04.02', standing('removedOn')),
  flagged('公开名单', 'less', 'abnormalOperation', '经营异常名录', '01.07', standing('removedOn')),
  counted('公开名单', 'less', 'abnormalTimes36', '近 3 年列入经营异常', { dataset: '01.07', on: 'listedOn', months: 36 }),
  flagged('公开名单', 'less', 'procurementOffence', '政府采购严重违法失信', '16.02', standing('removedOn')),
  counted('行政', 'less', 'penalties12', '近 12 个月行政处罚', { dataset: '12.02', on: 'decidedOn', months: 12 }),
  counted('行政', 'less', 'penalties36', '近 3 年行政处罚', { dataset: '12.02', on: 'decidedOn', months: 36 }),
  counted('行政', 'less', 'seriousPenalties36', '近 3 年严重失信行为处罚', {
    dataset: '12.02',
    on: 'decidedOn',
    months: 36,
    where: [{ field: 'severity', is: ['serious'] }],
  }),
  money('行政', 'penaltyFines36', '近 3 年罚款合计', { op: 'total', dataset: '12.02', on: 'decidedOn', months: 36, field: 'fine' }),
  money('行政', 'penaltyLargest36', '近 3 年最大一笔罚款', { op: 'largest', dataset: '12.02', on: 'decidedOn', months: 36, field: 'fine' }),
  {
    code: 'lastPenaltyOn',
    title: '最近一次行政处罚',
    group: '行政',
    type: 'date',
    expression: { op: 'latest', dataset: '12.02', on: 'decidedOn' },
  },
  counted('行政', 'more', 'licencesValid', '有效的行政许可', { dataset: '12.01', where: valid({ field: 'state', is: ['1'] }), unit: '项' }),
  counted('行政', 'more', 'licences12', '近 12 个月取得的行政许可', { dataset: '12.01', on: 'decidedOn', months: 12, unit: '项' }),
  counted('司法', 'less', 'enforcementOpen', '正在执行的案件', { dataset: '04.03', where: [{ field: 'state', is: ['enforcing'] }], unit: '件' }),
  counted('司法', 'less', 'enforcementTerminated36', '近 3 年终结本次执行的案件', {
    dataset: '04.03',
    on: 'terminatedOn',
    months: 36,
    where: [{ field: 'state', is: ['terminated'] }],
    unit: '件',
  }),
  money('司法', 'enforcementUnperformed', '执行案件未履行金额', {
    op: 'total',
    dataset: '04.03',
    field: 'unperformed',
    where: [{ field: 'state', is: ['enforcing', 'terminated'] }],
  }),
  counted('司法', 'less', 'lawsuits24', '近 2 年作为被告的立案', {
    dataset: '04.04',
    on: 'on',
    months: 24,
    where: [
      { field: 'stage', is: ['filing'] },
      { field: 'role', is: ['defendant', 'appellee'] },
    ],
    unit: '件',
  }),
  flagged('司法', 'less', 'insolvency', '破产重整程序中', '04.05', standing('closedOn')),
  counted('司法', 'less', 'unperformedJudgments', '未履行的生效裁判', { dataset: '04.06', where: standing('performedOn'), unit: '件' }),
  counted('资质荣誉', 'more', 'qualificationsValid', '有效的资质', {
    dataset: '03.01',
    where: valid(),
    unit: '项',
  }),
  counted('资质荣誉', 'more', 'honours36', '近 3 年荣誉表彰', {
    dataset: '12.07',
    on: 'awardedOn',
    months: 36,
    where: standing('removedOn'),
    unit: '项',
  }),
  flagged('资质荣誉', 'more', 'highTech', '高新技术企业', '13.01', valid(...standing('revokedOn'))),
  flagged('资质荣誉', 'more', 'techSme', '科技型中小企业', '13.02', valid(...standing('revokedOn'))),
  flagged(
    '资质荣誉',
    'more',
    'specialised',
    '专精特新',
    '13.03',
    valid(...standing('revokedOn'), { field: 'kind', is: ['specialised', 'littleGiant'] }),
  ),
  counted('资质荣誉', 'more', 'patentsValid', '有效专利', { dataset: '14.01', where: [{ field: 'state', is: ['valid'] }], unit: '件' }),
  counted('资质荣誉', 'more', 'inventionsValid', '有效发明专利', {
    dataset: '14.01',
    where: [
      { field: 'state', is: ['valid'] },
      { field: 'kind', is: ['invention'] },
    ],
    unit: '件',
  }),
  {
    code: 'publicRating',
    title: '公共信用综合评价',
    group: '部门评价',
    type: 'code',
    expression: { op: 'field', dataset: '12.06', field: 'grade', as: 'word' },
    options: gradeOptions([
      ['excellent', '优'],
      ['good', '良'],
      ['fair', '中'],
      ['poor', '差'],
    ]),
    isOrdered: true,
    isFact: true,
    isIssued: true,
  },
  {
    code: 'environmentGrade',
    title: '企业环境信用等级',
    group: '部门评价',
    type: 'code',
    expression: { op: 'field', dataset: '11.01', field: 'grade', as: 'word', where: [{ field: 'validTo', notPassed: true }] },
    options: gradeOptions([
      ['green', '绿（诚信）'],
      ['blue', '蓝（良好）'],
      ['yellow', '黄（警示）'],
      ['red', '红（不良）'],
      ['black', '黑（严重不良）'],
    ]),
    isOrdered: true,
    isFact: true,
    isIssued: true,
  },
];
