import { bases, count, money, month, must, scopes, uscc, usual, type DatasetData } from './shape.js';

/** Version 1. Sums in yuan at the customs' rate of the day. */
export const tradeVolumes: DatasetData = {
  ...usual,
  code: '08.02',
  title: '报关单量、进出口额',
  group: '进出口',
  sourceName: '海关',
  nationalOwner: '海关总署',
  behaviour: '企业报关进出口，按月汇总',
  channel: '海关系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  legalBasis: `${bases.y2024}，经企业授权查询`,
  provenance: 'proposed',
  disclosure: 'onConsent',
  sensitivity: 'L3',
  sharingMode: 'liveInterface',
  cadence: 'monthly',
  freshnessDays: 20,
  retentionYears: 10,
  periodField: 'month',
  fields: [
    uscc,
    must(month('month', '统计月份', { sensitivity: 'L2', headers: ['统计年月', '报关月份'] })),
    must(count('declarations', '报关单量', { unit: '票', headers: ['报关单数'] })),
    must(money('exported', '出口额', { headers: ['出口金额', '出口总值'] })),
    must(money('imported', '进口额', { headers: ['进口金额', '进口总值'] })),
    count('exportDeclarations', '出口报关单量', { unit: '票' }),
    count('importDeclarations', '进口报关单量', { unit: '票' }),
  ],
};
