import { bases, code, date, must, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '备案日期', { headers: ['注册日期', '注册登记日期'] }));
const endedOn = date('endedOn', '注销日期');

/** Version 1. The grade as the customs gave it. */
export const customsRegistration: DatasetData = {
  ...usual,
  code: '08.01',
  title: '海关注册/备案及信用等级',
  group: '进出口',
  sourceName: '海关',
  nationalOwner: '海关总署',
  behaviour: '企业在海关备案，海关认定信用等级',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2024,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '海关备案编码', 40, { headers: ['海关注册编码', '海关十位编码'] })),
    registeredOn,
    code('kind', '企业类别', [
      ['trader', '进出口货物收发货人'],
      ['broker', '报关企业'],
      ['other', '其他'],
    ]),
    must(
      code(
        'grade',
        '信用等级',
        [
          ['aeo', '高级认证'],
          ['regular', '常规'],
          ['dishonest', '失信'],
        ],
        { headers: ['海关信用等级', '企业信用等级'] },
      ),
    ),
    date('gradedOn', '等级认定日期'),
    text('customs', '备案海关', 100, { headers: ['注册海关'] }),
    endedOn,
  ],
  rules: [notBefore(endedOn, registeredOn)],
};
