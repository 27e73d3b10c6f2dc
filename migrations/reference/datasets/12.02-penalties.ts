import { authorityColumns, decidedOn, partyColumns, sourceColumns } from './publicity.js';
import { bases, code, date, money, must, notBefore, scopes, text, until, usual, type DatasetData } from './shape.js';

const decided = decidedOn('CF', '处罚决定日期');
const validTo = until('validTo', '处罚有效期', { headers: ['CF_YXQ'] });
const publishedUntil = until('publishedUntil', '公示截止期', { headers: ['CF_GSJZQ'] });
const repairedOn = date('repairedOn', '信用修复日期');

/**
 * Version 1. The 双公示 layout for legal persons, with what the repair rules add: how serious the act was, and when it was made good.
 * A minor one is not published. A row that does not say how serious it was is published, as the layout has it.
 */
export const penalties: DatasetData = {
  ...usual,
  code: '12.02',
  title: '行政处罚（双公示）',
  group: '行政管理',
  sourceName: '各部门',
  nationalOwner: '发展改革委',
  behaviour: '行政机关作出行政处罚决定',
  channel: '各部门按“双公示”格式报送',
  sharingScope: `${scopes.public}；轻微失信行为只在政府部门之间共享`,
  legalBasis: `行政许可和行政处罚信息公示要求（自作出决定之日起 7 日内报送）；${bases.repair}`,
  provenance: 'local',
  standard: '双公示数据格式（法人）',
  disclosure: 'public',
  rowDisclosure: { field: 'severity', values: { minor: 'governmentOnly', ordinary: 'public', serious: 'public' } },
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 7,
  retentionYears: 5,
  naturalKey: ['documentNumber'],
  fields: [
    ...partyColumns('CF'),
    must(text('documentNumber', '处罚决定书文号', 100, { headers: ['CF_WSH', '行政处罚决定书文号'] })),
    must(text('offence', '违法行为类型', 500, { headers: ['CF_WFXW'] })),
    must(text('facts', '违法事实', 4000, { headers: ['CF_SY'] })),
    must(text('basis', '处罚依据', 4000, { headers: ['CF_YJ'] })),
    must(text('penaltyKind', '处罚类别', 200, { headers: ['CF_CFLB'] })),
    must(text('content', '处罚内容', 4000, { headers: ['CF_NR'] })),
    money('fine', '罚款金额', { headers: ['CF_NR_FK(万元)', '罚款金额(万元)'] }),
    money('confiscated', '没收违法所得、没收非法财物的金额', {
      headers: ['CF_NR_WFFF(万元)', '没收违法所得、没收非法财物的金额(万元)'],
    }),
    text('suspendedLicence', '暂扣或吊销证照名称及编号', 500, { headers: ['CF_NR_ZKDX'] }),
    decided,
    validTo,
    publishedUntil,
    ...authorityColumns('CF', '处罚'),
    ...sourceColumns('CF_SJLY', 'CF_SJLYDM'),
    code(
      'severity',
      '失信严重程度',
      [
        ['minor', '轻微'],
        ['ordinary', '一般'],
        ['serious', '严重'],
      ],
      { headers: ['失信程度', '失信等级'] },
    ),
    repairedOn,
  ],
  rules: [notBefore(publishedUntil, decided), notBefore(validTo, decided), notBefore(repairedOn, decided)],
};
