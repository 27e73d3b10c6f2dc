import { bases, code, count, date, money, month, must, notAbove, scopes, taxpayer, usual, type DatasetData } from './shape.js';

const due = money('due', '应缴金额', { headers: ['应缴费额'] });
const paid = must(money('paid', '实缴金额', { headers: ['入库金额', '实缴费额'] }));

/** Version 1. One row a month and kind of insurance; sources that collect all five together say `combined`. */
export const socialInsurancePayments: DatasetData = {
  ...usual,
  code: '06.02',
  title: '单位缴费金额、所属期、欠费',
  group: '社会保险',
  sourceName: '税务、人社部门',
  nationalOwner: '税务总局',
  behaviour: '单位缴纳社会保险费',
  channel: '税务系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  naturalKey: ['insuranceType'],
  periodField: 'month',
  fields: [
    taxpayer,
    must(month('month', '费款所属期', { sensitivity: 'L2', headers: ['所属期', '所属期起', '缴费年月'] })),
    must(
      code(
        'insuranceType',
        '险种',
        [
          ['pension', '养老保险'],
          ['medical', '医疗保险'],
          ['unemployment', '失业保险'],
          ['injury', '工伤保险'],
          ['maternity', '生育保险'],
          ['combined', '五险合计'],
        ],
        { sensitivity: 'L2', headers: ['征收项目', '征收品目'] },
      ),
    ),
    due,
    paid,
    date('paidOn', '入库日期', { headers: ['缴费日期'] }),
    money('overdue', '欠费余额', { headers: ['欠费金额', '欠缴金额'] }),
    count('overdueMonths', '欠费月数', { unit: '个月', headers: ['欠费期数'] }),
  ],
  rules: [notAbove(paid, due)],
};
