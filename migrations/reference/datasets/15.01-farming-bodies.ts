import { bases, code, count, date, measure, must, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const listedOn = must(date('listedOn', '纳入日期', { headers: ['列入日期', '认定日期'] }));
const removedOn = date('removedOn', '退出日期', { headers: ['移出日期'] });

/** Version 1. */
export const farmingBodies: DatasetData = {
  ...usual,
  code: '15.01',
  title: '名录（合作社、家庭农场）',
  group: '新型农业经营主体',
  sourceName: '农业农村部门',
  nationalOwner: '农业农村部',
  behaviour: '新型农业经营主体纳入名录、评定示范等级',
  channel: '农业农村部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.platform,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'quarterly',
  freshnessDays: 45,
  retentionYears: 10,
  naturalKey: ['kind'],
  fields: [
    uscc,
    must(
      code('kind', '主体类型', [
        ['cooperative', '农民专业合作社'],
        ['familyFarm', '家庭农场'],
        ['leadingFirm', '农业产业化龙头企业'],
        ['service', '农业社会化服务组织'],
      ]),
    ),
    code('level', '示范等级', [
      ['national', '国家级'],
      ['provincial', '省级'],
      ['city', '市级'],
      ['county', '县级'],
      ['none', '无'],
    ]),
    text('business', '主营产业', 200, { headers: ['主要产品'] }),
    count('members', '成员数', { unit: '户' }),
    measure('area', '经营面积', '亩', { headers: ['经营土地面积'] }),
    listedOn,
    removedOn,
    text('authority', '认定单位', 100),
  ],
  rules: [notBefore(removedOn, listedOn)],
};
