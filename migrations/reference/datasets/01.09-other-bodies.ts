import { bases, code, date, must, notBefore, personName, money, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const registeredOn = must(date('registeredOn', '登记日期', { headers: ['成立日期', '成立登记日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['证书有效期止'] });

/** Version 1. Bodies that other registers than the market regulator's keep. */
export const otherBodies: DatasetData = {
  ...usual,
  code: '01.09',
  title: '社会组织/事业单位/律所登记',
  group: '登记注册',
  sourceName: '民政、编办、司法部门',
  nationalOwner: '民政部、中央编办、司法部',
  behaviour: '社会组织、事业单位、律师事务所登记',
  channel: '各登记部门归集',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  fields: [
    uscc,
    must(text('name', '名称', 200, { headers: ['单位名称'] })),
    must(
      code('kind', '机构类别', [
        ['association', '社会团体'],
        ['nonProfit', '民办非企业单位'],
        ['foundation', '基金会'],
        ['institution', '事业单位'],
        ['lawFirm', '律师事务所'],
        ['other', '其他'],
      ]),
    ),
    personName('legalRepresentative', '法定代表人或负责人', { headers: ['法定代表人', '负责人'] }),
    money('fund', '开办资金', { headers: ['注册资金'] }),
    text('scope', '业务范围', 2000, { headers: ['宗旨和业务范围'] }),
    registeredOn,
    validTo,
    text('authority', '登记机关', 100),
    text('supervisor', '业务主管单位', 100, { headers: ['举办单位'] }),
    must(
      code('status', '登记状态', [
        ['operating', '正常'],
        ['revoked', '撤销'],
        ['deregistered', '注销'],
      ]),
    ),
  ],
  rules: [notBefore(validTo, registeredOn)],
};
