import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const promisedOn = must(date('promisedOn', '承诺日期', { headers: ['承诺作出日期'] }));
const dueOn = until('dueOn', '承诺期限', { headers: ['承诺截止日期'] });
const checkedOn = date('checkedOn', '核查日期');

/** Version 1. */
export const commitments: DatasetData = {
  ...usual,
  code: '12.05',
  title: '信用承诺及践诺',
  group: '行政管理',
  sourceName: '各部门',
  nationalOwner: '发展改革委',
  behaviour: '企业作出信用承诺，部门核查践诺情况',
  channel: '各部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 5,
  naturalKey: ['commitmentNumber'],
  fields: [
    uscc,
    must(text('commitmentNumber', '承诺书编号', 100, { headers: ['承诺编号'] })),
    must(
      code('kind', '承诺类型', [
        ['approval', '审批替代型'],
        ['tolerance', '容缺受理型'],
        ['proof', '证明事项型'],
        ['repair', '信用修复型'],
        ['industry', '行业自律型'],
        ['voluntary', '主动公示型'],
      ]),
    ),
    must(text('matter', '承诺事项', 300)),
    text('content', '承诺内容', 2000),
    must(text('authority', '受理单位', 200, { headers: ['承诺受理单位'] })),
    promisedOn,
    dueOn,
    must(
      code(
        'state',
        '践诺情况',
        [
          ['performing', '履行中'],
          ['kept', '已践诺'],
          ['broken', '未践诺'],
        ],
        { headers: ['践诺状态', '履约情况'] },
      ),
    ),
    checkedOn,
  ],
  rules: [notBefore(dueOn, promisedOn), notBefore(checkedOn, promisedOn)],
};
