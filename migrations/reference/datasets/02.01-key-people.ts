import { bases, code, date, identityNumber, must, notBefore, personName, scopes, share, text, uscc, usual, type DatasetData } from './shape.js';

const from = date('since', '任职起始日期', { headers: ['任职日期'] });
const to = date('left', '离任日期', { headers: ['任职截止日期'] });

/** Version 1. Who holds which office is about the firm; who the person is, is not: names and numbers open only with the personal part. */
export const keyPeople: DatasetData = {
  ...usual,
  code: '02.01',
  title: '法定代表人、董监高、受益所有人',
  group: '主要人员',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体登记、备案主要人员',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.onConsent,
  legalBasis: `《征信业管理条例》第十三条；${bases.y2024}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  naturalKey: ['personNumber', 'position'],
  fields: [
    uscc,
    must(text('personNumber', '人员序号', 40, { headers: ['序号', '人员编号'] })),
    must(
      code(
        'position',
        '职务',
        [
          ['legalRepresentative', '法定代表人'],
          ['chair', '董事长'],
          ['director', '董事'],
          ['supervisor', '监事'],
          ['manager', '经理'],
          ['finance', '财务负责人'],
          ['beneficialOwner', '受益所有人'],
          ['other', '其他高级管理人员'],
        ],
        { sensitivity: 'L2' },
      ),
    ),
    must(personName('name', '姓名')),
    code(
      'identityKind',
      '证件类型',
      [
        ['identityCard', '居民身份证'],
        ['passport', '护照'],
        ['hongKongMacao', '港澳居民通行证'],
        ['taiwan', '台湾居民通行证'],
        ['other', '其他'],
      ],
      { sensitivity: 'L3' },
    ),
    identityNumber('identityNumber', '证件号码', { headers: ['身份证号', '身份证号码'] }),
    text('nationality', '国籍', 40),
    text('phone', '联系电话', 30, { sensitivity: 'L3', mask: 'phone', headers: ['电话', '手机'] }),
    share('stake', '持股比例', { headers: ['受益权比例'] }),
    from,
    to,
  ],
  rules: [notBefore(to, from)],
};
