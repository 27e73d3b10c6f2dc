import { bases, code, count, date, money, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '登记日期', { headers: ['登记时间'] }));
const cancelledOn = date('cancelledOn', '注销日期', { headers: ['解除日期', '注销时间'] });
const termFrom = date('termFrom', '债务履行期起', { max: '2099-12-31' });
const termTo = until('termTo', '债务履行期止', { headers: ['查封期限止'] });

/** Version 1. */
export const propertyBurdens: DatasetData = {
  ...usual,
  code: '10.02',
  title: '抵押、查封、异议登记',
  group: '不动产',
  sourceName: '不动产登记中心',
  nationalOwner: '自然资源部',
  behaviour: '不动产被抵押、查封或提出异议',
  channel: '不动产登记系统核验或查询；暂按文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'verifyOnly',
  cadence: 'onRequest',
  freshnessDays: 30,
  retentionYears: 20,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '登记编号', 100, { headers: ['登记证明号', '业务号'] })),
    must(
      code(
        'kind',
        '登记类别',
        [
          ['mortgage', '抵押'],
          ['seizure', '查封'],
          ['objection', '异议'],
        ],
        { headers: ['登记类型'] },
      ),
    ),
    must(text('certificateNumber', '不动产权证号', 100, { headers: ['证号'] })),
    count('rank', '顺位', { min: 1, max: 100, headers: ['抵押顺位', '轮候顺序'] }),
    money('amount', '被担保债权数额', { headers: ['抵押金额', '最高债权额'] }),
    text('holder', '抵押权人、查封机关或异议人', 200, { headers: ['抵押权人', '查封机关'] }),
    registeredOn,
    termFrom,
    termTo,
    cancelledOn,
  ],
  rules: [notBefore(termTo, termFrom), notBefore(cancelledOn, registeredOn)],
};
