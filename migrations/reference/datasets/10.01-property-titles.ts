import { bases, code, date, flag, measure, must, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. */
export const propertyTitles: DatasetData = {
  ...usual,
  code: '10.01',
  title: '权属（土地/房屋）',
  group: '不动产',
  sourceName: '不动产登记中心',
  nationalOwner: '自然资源部',
  behaviour: '企业的土地、房屋权属登记',
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
  naturalKey: ['certificateNumber'],
  fields: [
    uscc,
    must(text('certificateNumber', '不动产权证号', 100, { headers: ['证号', '产权证号'] })),
    must(
      code('kind', '不动产类别', [
        ['land', '土地'],
        ['building', '房屋'],
        ['landAndBuilding', '土地和房屋'],
      ]),
    ),
    text('location', '坐落', 300),
    measure('area', '面积', '平方米', { headers: ['建筑面积', '土地面积'] }),
    text('use', '用途', 100, { headers: ['规划用途', '土地用途'] }),
    code('right', '权利类型', [
      ['granted', '出让'],
      ['allocated', '划拨'],
      ['leased', '租赁'],
      ['other', '其他'],
    ]),
    until('termTo', '使用期限止', { headers: ['土地使用期限止'] }),
    flag('isShared', '是否共有'),
    must(date('registeredOn', '登记日期', { headers: ['登记时间'] })),
    code('state', '状态', [
      ['current', '现势'],
      ['cancelled', '注销'],
    ]),
  ],
};
