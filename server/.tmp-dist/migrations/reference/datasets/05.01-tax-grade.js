/** Version 1. Grades in the order of the tax authority, best first: A, B, M, C, D. */
export const taxGrade = {
    code: '05.01',
    title: '纳税信用级别',
    group: '纳税',
    sourceName: '税务部门',
    legalBasis: '纳税缴费信用管理办法（国家税务总局公告2025年第12号）；国办发〔2021〕52号信用信息共享要求',
    provenance: 'local',
    disclosure: 'onConsent',
    sensitivity: 'L2',
    sharingMode: 'physicalCopy',
    cadence: 'yearly',
    freshnessDays: 120,
    retentionYears: 10,
    naturalKey: [],
    periodField: 'year',
    registers: false,
    fields: [
        { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true, sensitivity: 'L1' },
        { name: 'year', title: '评价年度', type: 'year', required: true, min: '2014', max: 'today', sensitivity: 'L2' },
        {
            name: 'grade',
            title: '纳税信用级别',
            type: 'code',
            required: true,
            codes: [
                { code: 'A', title: 'A 级' },
                { code: 'B', title: 'B 级' },
                { code: 'M', title: 'M 级' },
                { code: 'C', title: 'C 级' },
                { code: 'D', title: 'D 级' },
            ],
            sensitivity: 'L2',
        },
    ],
};
//# sourceMappingURL=05.01-tax-grade.js.map