import { bases, code, date, money, month, must, scopes, taxpayer, text, usual, type DatasetData } from './shape.js';

/** Version 1. What stands in the notice of the month; a firm that has paid is not in the next one. */
export const taxArrears: DatasetData = {
  ...usual,
  code: '05.04',
  title: '欠税公告',
  group: '纳税',
  sourceName: '税务部门',
  nationalOwner: '税务总局',
  behaviour: '税务机关公告企业欠缴的税款',
  channel: '税务部门公告文件',
  sharingScope: scopes.public,
  legalBasis: `《税收征收管理法》；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 5,
  naturalKey: ['taxType'],
  periodField: 'month',
  fields: [
    taxpayer,
    must(month('month', '公告月份', { headers: ['公告期', '统计年月'] })),
    must(
      code(
        'taxType',
        '欠税税种',
        [
          ['vat', '增值税'],
          ['incomeTax', '企业所得税'],
          ['consumptionTax', '消费税'],
          ['landUseTax', '城镇土地使用税'],
          ['propertyTax', '房产税'],
          ['landValueTax', '土地增值税'],
          ['other', '其他'],
        ],
        { headers: ['税种'] },
      ),
    ),
    must(money('balance', '欠税余额', { headers: ['欠缴税额', '欠税金额'] })),
    money('newArrears', '当期新欠', { headers: ['当期新发生的欠税金额'] }),
    date('announcedOn', '公告日期'),
    text('authority', '公告机关', 100, { headers: ['发布部门', '主管税务机关'] }),
  ],
};
