/** Version 1. Only lists that national rules provide for; the fields are our proposal until the official item list has been read. */
export const seriousDishonesty = {
    code: '12.04',
    title: '严重失信主体名单',
    group: '行政管理',
    sourceName: '各认定部门',
    legalBasis: '国办发〔2020〕49号；国办发〔2025〕22号信用修复要求',
    provenance: 'proposed',
    disclosure: 'public',
    sensitivity: 'L1',
    sharingMode: 'physicalCopy',
    cadence: 'daily',
    freshnessDays: 1,
    retentionYears: 5,
    naturalKey: ['caseNumber'],
    periodField: null,
    registers: false,
    fields: [
        { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true, sensitivity: 'L1' },
        { name: 'listName', title: '名单名称', type: 'text', required: true, lengthMax: 100, sensitivity: 'L1' },
        { name: 'authority', title: '认定机关', type: 'text', required: true, lengthMax: 100, sensitivity: 'L1' },
        { name: 'listedOn', title: '列入日期', type: 'date', required: true, min: '2000-01-01', max: 'today', sensitivity: 'L1' },
        { name: 'removedOn', title: '移出日期', type: 'date', required: false, min: '2000-01-01', max: 'today', sensitivity: 'L1' },
        { name: 'caseNumber', title: '决定书文号', type: 'text', required: true, lengthMax: 100, sensitivity: 'L1' },
    ],
};
//# sourceMappingURL=12.04-serious-dishonesty.js.map