import { bases, code, date, money, month, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. */
export const localFinance: DatasetData = {
  ...usual,
  code: '17.03',
  title: '小额贷款/担保机构在保代偿',
  group: '金融与动产',
  sourceName: '金融管理部门',
  nationalOwner: '地方',
  behaviour: '企业在小额贷款、融资担保机构的余额、逾期和代偿',
  channel: '金融管理部门文件报送',
  sharingScope: scopes.governmentOnly,
  legalBasis: `《融资担保公司监督管理条例》；${bases.platform}`,
  provenance: 'proposed',
  disclosure: 'governmentOnly',
  sensitivity: 'L3',
  sharingMode: 'physicalCopy',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 5,
  naturalKey: ['kind', 'institution'],
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '统计月份', { headers: ['统计年月'] })),
    must(
      code('kind', '业务类别', [
        ['microLoan', '小额贷款'],
        ['guarantee', '融资担保'],
      ]),
    ),
    must(text('institution', '机构名称', 80, { headers: ['小贷公司名称', '担保机构名称'] })),
    must(money('balance', '余额', { headers: ['贷款余额', '在保余额'] })),
    money('overdue', '逾期金额'),
    money('compensated', '代偿金额', { headers: ['累计代偿'] }),
    money('recovered', '追偿金额', { headers: ['已追偿'] }),
    date('compensatedOn', '最近代偿日期'),
  ],
};
