import { bases, code, date, money, must, scopes, text, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. The firm's part in a case at each stage; other parties are not named. */
export const courtDocuments: DatasetData = {
  ...usual,
  code: '04.04',
  title: '裁判文书/立案/开庭',
  group: '司法',
  sourceName: '法院',
  nationalOwner: '最高法',
  behaviour: '企业作为当事人的案件立案、开庭、裁判',
  channel: '法院系统接口；暂按文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'liveInterface',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 5,
  naturalKey: ['caseNumber', 'stage'],
  fields: [
    uscc,
    must(text('caseNumber', '案号', 80)),
    must(
      code('stage', '环节', [
        ['filing', '立案'],
        ['hearing', '开庭'],
        ['judgment', '裁判'],
      ]),
    ),
    must(text('court', '法院', 100, { headers: ['受理法院', '审理法院'] })),
    text('cause', '案由', 200),
    must(
      code(
        'role',
        '诉讼地位',
        [
          ['plaintiff', '原告'],
          ['defendant', '被告'],
          ['third', '第三人'],
          ['appellant', '上诉人'],
          ['appellee', '被上诉人'],
          ['other', '其他'],
        ],
        { headers: ['当事人身份'] },
      ),
    ),
    must(date('on', '日期', { max: '2099-12-31', headers: ['立案日期', '开庭日期', '裁判日期'] })),
    money('amount', '涉案金额', { headers: ['标的金额'] }),
    text('outcome', '裁判结果', 2000),
  ],
};
