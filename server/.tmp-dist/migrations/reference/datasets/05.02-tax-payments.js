/**
 * Version 1. A field without a sensitivity of its own has that of the dataset.
 * One row per enterprise, month and kind of tax; reversals come as a corrected row with the same key.
 */
export const taxPayments = {
    code: '05.02',
    title: '纳税申报与入库',
    group: '纳税',
    sourceName: '税务部门',
    legalBasis: '《税收征收管理法》；国办发〔2021〕52号信用信息共享要求，经企业授权查询',
    provenance: 'local',
    disclosure: 'onConsent',
    sensitivity: 'L3',
    sharingMode: 'physicalCopy',
    cadence: 'monthly',
    freshnessDays: 20,
    retentionYears: 10,
    naturalKey: ['taxType'],
    periodField: 'month',
    registers: false,
    fields: [
        { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true, sensitivity: 'L1' },
        { name: 'month', title: '税款所属期', type: 'month', required: true, min: '2000-01', max: 'today', sensitivity: 'L2' },
        {
            name: 'taxType',
            title: '税种',
            type: 'code',
            required: true,
            codes: [
                { code: 'vat', title: '增值税' },
                { code: 'incomeTax', title: '企业所得税' },
                { code: 'consumptionTax', title: '消费税' },
                { code: 'resourceTax', title: '资源税' },
                { code: 'propertyTax', title: '房产税' },
                { code: 'landUseTax', title: '城镇土地使用税' },
                { code: 'landValueTax', title: '土地增值税' },
                { code: 'stampTax', title: '印花税' },
                { code: 'maintenanceTax', title: '城市维护建设税' },
                { code: 'environmentTax', title: '环境保护税' },
                { code: 'other', title: '其他' },
            ],
            sensitivity: 'L2',
        },
        { name: 'declared', title: '申报税额', type: 'money', required: false, min: 0, unit: '元' },
        { name: 'paid', title: '实缴税额', type: 'money', required: true, min: 0, unit: '元' },
        { name: 'paidOn', title: '入库日期', type: 'date', required: false, min: '2000-01-01', max: 'today' },
        { name: 'sales', title: '申报销售额', type: 'money', required: false, min: 0, unit: '元' },
    ],
};
//# sourceMappingURL=05.02-tax-payments.js.map