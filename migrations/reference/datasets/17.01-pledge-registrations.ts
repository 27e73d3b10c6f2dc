import { bases, code, date, money, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '登记日期', { headers: ['登记时间'] }));
const expiresOn = until('expiresOn', '登记到期日', { headers: ['到期日期'] });
const cancelledOn = date('cancelledOn', '注销日期');

/** Version 1. */
export const pledgeRegistrations: DatasetData = {
  ...usual,
  code: '17.01',
  title: '动产抵押/应收账款质押登记',
  group: '金融与动产',
  sourceName: '人民银行、市场监管部门',
  nationalOwner: '人民银行',
  behaviour: '企业以动产、应收账款作担保并登记',
  channel: '登记系统查询；暂按文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.platform}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'onRequest',
  freshnessDays: 30,
  retentionYears: 10,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '登记证明编号', 100, { headers: ['登记编号'] })),
    must(
      code('kind', '担保类别', [
        ['movable', '动产抵押'],
        ['receivable', '应收账款质押'],
        ['leasing', '融资租赁'],
        ['other', '其他'],
      ]),
    ),
    text('creditor', '担保权人', 200, { headers: ['抵押权人', '质权人'] }),
    money('amount', '担保债权金额', { headers: ['主债权数额', '担保金额'] }),
    text('collateral', '担保财产描述', 2000, { headers: ['抵押物'] }),
    registeredOn,
    expiresOn,
    cancelledOn,
  ],
  rules: [notBefore(expiresOn, registeredOn), notBefore(cancelledOn, registeredOn)],
};
