import { bases, code, date, money, must, notBefore, scopes, share, text, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '登记日期', { headers: ['公示日期', '冻结日期'] }));
const cancelledOn = date('cancelledOn', '注销或解冻日期', { headers: ['注销日期', '解冻日期'] });

/** Version 1. Whose share it is may be a person. */
export const equityPledges: DatasetData = {
  ...usual,
  code: '17.02',
  title: '股权出质/冻结',
  group: '金融与动产',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '企业股权被出质或冻结',
  channel: '市场监管部门登记系统归集',
  sharingScope: `${scopes.public}；自然人姓名经授权查询`,
  legalBasis: `${bases.publicity}；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 10,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '登记编号', 100, { headers: ['执行通知书文号', '登记号'] })),
    must(
      code('kind', '类别', [
        ['pledge', '出质'],
        ['freeze', '冻结'],
      ]),
    ),
    text('shareholder', '出质人或被执行股东', 200, { sensitivity: 'L3', mask: 'name', headers: ['出质人', '股东'] }),
    text('pledgee', '质权人或执行法院', 200, { sensitivity: 'L3', mask: 'name', headers: ['质权人', '执行法院'] }),
    money('amount', '股权数额', { headers: ['出质股权数额'] }),
    share('stake', '股权比例'),
    registeredOn,
    cancelledOn,
    code('state', '状态', [
      ['valid', '有效'],
      ['ended', '注销或解冻'],
    ]),
  ],
  rules: [notBefore(cancelledOn, registeredOn)],
};
