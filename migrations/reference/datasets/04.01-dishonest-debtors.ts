import { bases, code, date, must, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const filedOn = must(date('filedOn', '立案日期', { headers: ['立案时间'] }));
const publishedOn = must(date('publishedOn', '发布日期', { headers: ['发布时间'] }));
const removedOn = date('removedOn', '撤出日期', { headers: ['屏蔽日期', '移出日期', '删除日期'] });

/** Version 1. */
export const dishonestDebtors: DatasetData = {
  ...usual,
  code: '04.01',
  title: '失信被执行人',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '法院把不履行生效法律文书的企业列为失信被执行人',
  channel: '国家平台经省级节点回流，或法院归集',
  sharingScope: scopes.public,
  legalBasis: `${bases.lists}；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 5,
  naturalKey: ['caseNumber'],
  fields: [
    uscc,
    must(text('caseNumber', '案号', 100, { headers: ['执行案号'] })),
    must(text('court', '执行法院', 100)),
    text('basisNumber', '执行依据文号', 100, { headers: ['依据文号'] }),
    filedOn,
    publishedOn,
    text('duty', '生效法律文书确定的义务', 2000, { headers: ['义务'] }),
    must(
      code('performance', '履行情况', [
        ['none', '全部未履行'],
        ['partial', '部分履行'],
        ['full', '全部已履行'],
      ]),
    ),
    text('performed', '已履行部分', 500, { headers: ['已履行'] }),
    text('unperformed', '未履行部分', 500, { headers: ['未履行'] }),
    text('conduct', '失信行为情形', 500, { headers: ['行为情形'] }),
    removedOn,
  ],
  rules: [notBefore(publishedOn, filedOn), notBefore(removedOn, publishedOn)],
};
