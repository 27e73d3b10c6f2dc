import { bases, code, date, flag, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const appliedOn = date('appliedOn', '申请日');
const grantedOn = date('grantedOn', '授权公告日', { headers: ['授权日期', '公告日期'] });
const pledgedOn = date('pledgedOn', '质押登记日期', { headers: ['质押公示日期'] });
const pledgeEndedOn = date('pledgeEndedOn', '质押注销日期');

/** Version 1. */
export const patents: DatasetData = {
  ...usual,
  code: '14.01',
  title: '专利 授权/有效/质押',
  group: '知识产权',
  sourceName: '知识产权局',
  nationalOwner: '国家知识产权局',
  behaviour: '企业取得、维持、质押专利权',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 20,
  naturalKey: ['patentNumber'],
  fields: [
    uscc,
    must(text('patentNumber', '专利号', 40, { headers: ['申请号', '登记号'] })),
    must(text('name', '专利名称', 300, { headers: ['名称'] })),
    must(
      code(
        'kind',
        '专利类型',
        [
          ['invention', '发明'],
          ['utility', '实用新型'],
          ['design', '外观设计'],
        ],
        { headers: ['种类'] },
      ),
    ),
    appliedOn,
    grantedOn,
    until('validTo', '届满日期', { headers: ['有效期至'] }),
    must(
      code(
        'state',
        '法律状态',
        [
          ['valid', '有效'],
          ['pending', '审查中'],
          ['expired', '届满或终止'],
          ['invalidated', '无效'],
        ],
        { headers: ['状态'] },
      ),
    ),
    flag('isPledged', '是否质押'),
    text('pledgee', '质权人', 200),
    pledgedOn,
    pledgeEndedOn,
  ],
  rules: [notBefore(grantedOn, appliedOn), notBefore(pledgeEndedOn, pledgedOn)],
};
