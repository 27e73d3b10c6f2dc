import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const issuedOn = must(date('issuedOn', '发证日期', { headers: ['签发日期', '批准日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['有效期止', '截止日期'] });

/** Version 1. */
export const permits: DatasetData = {
  ...usual,
  code: '03.02',
  title: '食品经营/餐饮/危废等许可证',
  group: '资质',
  sourceName: '市场监管、生态环境部门',
  nationalOwner: '各主管部门',
  behaviour: '企业取得经营许可证',
  channel: '各部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2024,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['permitNumber'],
  fields: [
    uscc,
    must(text('permitNumber', '许可证编号', 100, { headers: ['编号', '许可证号'] })),
    must(
      code('kind', '许可证类别', [
        ['food', '食品经营'],
        ['catering', '餐饮服务'],
        ['foodProduction', '食品生产'],
        ['hazardousWaste', '危险废物经营'],
        ['other', '其他'],
      ]),
    ),
    text('scope', '许可范围', 2000, { headers: ['经营项目'] }),
    text('site', '经营场所', 200),
    must(text('authority', '发证机关', 100)),
    issuedOn,
    validTo,
    code('state', '状态', [
      ['valid', '有效'],
      ['expired', '过期'],
      ['revoked', '吊销或撤销'],
      ['cancelled', '注销'],
    ]),
  ],
  rules: [notBefore(validTo, issuedOn)],
};
