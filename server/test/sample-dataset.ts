import type { DatasetDefinition } from '../src/modules/catalogue/definition.contract.js';
import { datasetDefinition } from '../src/modules/catalogue/definition.contract.js';

/** A dataset that no migration brings: heat, as a network operator would deliver it. */
export const sampleDefinition = (code: string, title = '用热量、缴费'): DatasetDefinition =>
  datasetDefinition.parse({
    code,
    title,
    group: code.startsWith('28') ? '公用事业' : '其他公用事业',
    sourceName: '热力公司',
    nationalOwner: '地方',
    legalBasis: '《社会信用条例》地方立法；供热用热管理办法',
    provenance: 'proposed',
    behaviour: '企业按月用热和缴纳热费',
    channel: '热力公司营业系统按月导出',
    sharingScope: '经企业授权的银行；监管部门看汇总',
    disclosure: 'onConsent',
    sensitivity: 'L2',
    sharingMode: 'physicalCopy',
    cadence: 'monthly',
    freshnessDays: 20,
    retentionYears: 5,
    naturalKey: ['meter'],
    periodField: 'month',
    registers: false,
    fields: [
      { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true, sensitivity: 'L1' },
      { name: 'month', title: '账期', type: 'month', required: true, max: 'today' },
      { name: 'meter', title: '热表号', type: 'text', required: true, lengthMax: 40 },
      { name: 'heat', title: '用热量', type: 'decimal', min: 0, unit: '吉焦', headers: ['用热', 'YRL'] },
      { name: 'billed', title: '应缴热费', type: 'money', min: 0, unit: '元' },
      { name: 'paid', title: '实缴热费', type: 'money', required: true, min: 0, unit: '元' },
      { name: 'contact', title: '联系人', type: 'text', lengthMax: 40, sensitivity: 'L4', mask: 'name' },
    ],
    rules: [
      {
        code: 'paidWithinBill',
        title: '实缴不超过应缴',
        left: 'paid',
        operator: 'lte',
        right: 'billed',
        severity: 'reject',
        detail: '实缴热费大于应缴热费',
        remedy: '核对应缴和实缴是否填反',
      },
      {
        code: 'heatWithBill',
        title: '有热费要有用热量',
        left: 'heat',
        operator: 'requiredWith',
        right: 'billed',
        severity: 'warn',
        detail: '有应缴热费但没有用热量',
        remedy: '补上用热量',
      },
    ],
  });
