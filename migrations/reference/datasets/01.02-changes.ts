import { bases, code, date, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. What stood before and after may name people: it opens with the rest of the register, without identity numbers. */
export const changes: DatasetData = {
  ...usual,
  code: '01.02',
  title: '变更登记',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体变更登记事项',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.public,
  legalBasis: `《市场主体登记管理条例》${bases.publicity}；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  naturalKey: ['changedOn', 'item'],
  fields: [
    uscc,
    must(date('changedOn', '变更日期', { headers: ['核准日期', '变更时间'] })),
    must(
      code(
        'item',
        '变更事项',
        [
          ['name', '名称'],
          ['legalRepresentative', '法定代表人'],
          ['capital', '注册资本'],
          ['shareholders', '股东'],
          ['scope', '经营范围'],
          ['address', '住所'],
          ['term', '营业期限'],
          ['kind', '企业类型'],
          ['managers', '主要人员'],
          ['other', '其他'],
        ],
        { headers: ['变更项目'] },
      ),
    ),
    text('before', '变更前内容', 2000, { headers: ['变更前'] }),
    text('after', '变更后内容', 2000, { headers: ['变更后'] }),
    text('authority', '登记机关', 100),
  ],
};
