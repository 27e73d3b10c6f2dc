import { bases, code, date, month, must, people, scopes, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. Heads only: no row names a person. */
export const insuredHeads: DatasetData = {
  ...usual,
  code: '06.01',
  title: '单位参保人数（五险）',
  group: '社会保险',
  sourceName: '人社、医保部门',
  nationalOwner: '人社部',
  behaviour: '单位为职工参加五项社会保险，按月计人数',
  channel: '人社系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2021}，经企业授权查询`,
  provenance: 'local',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '参保月份', { sensitivity: 'L2', headers: ['应收年月', '费款所属期', '所属期'] })),
    must(people('pensionHeads', '养老保险参保人数', { headers: ['养老人数', '基本养老保险人数'] })),
    people('medicalHeads', '医疗保险参保人数', { headers: ['医疗人数', '基本医疗保险人数'] }),
    people('unemploymentHeads', '失业保险参保人数', { headers: ['失业人数'] }),
    people('injuryHeads', '工伤保险参保人数', { headers: ['工伤人数'] }),
    people('maternityHeads', '生育保险参保人数', { headers: ['生育人数'] }),
    date('firstInsuredOn', '首次参保日期', { headers: ['参保起始日'] }),
    code(
      'status',
      '参保状态',
      [
        ['insured', '正常参保'],
        ['suspended', '暂停参保'],
        ['ended', '终止参保'],
      ],
      { headers: ['状态'] },
    ),
  ],
};
