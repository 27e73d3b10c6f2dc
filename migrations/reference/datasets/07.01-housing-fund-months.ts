import { bases, code, date, money, month, must, people, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. A firm may have several accounts, one for a branch. */
export const housingFundMonths: DatasetData = {
  ...usual,
  code: '07.01',
  title: '单位月度缴存',
  group: '住房公积金',
  sourceName: '公积金中心',
  nationalOwner: '住房城乡建设部',
  behaviour: '单位为职工缴存住房公积金，按月计人数和金额',
  channel: '公积金系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  naturalKey: ['accountNumber'],
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '缴存月份', { sensitivity: 'L2', headers: ['汇缴年月', '缴存年月'] })),
    must(text('accountNumber', '单位账号', 40, { headers: ['单位公积金账号'] })),
    must(people('heads', '缴存人数', { headers: ['汇缴人数'] })),
    must(money('paid', '缴存金额', { headers: ['汇缴金额', '金额'] })),
    date('paidOn', '缴存日期', { headers: ['汇缴日期', '入账日期'] }),
    code(
      'status',
      '账户状态',
      [
        ['active', '正常'],
        ['suspended', '缓缴'],
        ['sealed', '封存'],
        ['closed', '销户'],
      ],
      { headers: ['状态'] },
    ),
    text('centreCode', '中心机构号', 40),
  ],
};
