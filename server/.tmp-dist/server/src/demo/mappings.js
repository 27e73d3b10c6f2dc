/** What each department's headers, units, dates and words mean: saved through the same call as any source would. */
export const demoMappings = {
    '01.01': {
        columns: [
            { header: '信用代码', field: 'uscc' },
            { header: '企业名称', field: 'name' },
            { header: '法人姓名', field: 'legalRepresentative' },
            { header: '法人身份证', field: 'identityNumber' },
            { header: '行政区划', field: 'region' },
            { header: '行业代码', field: 'industry' },
            { header: '注册资本(万元)', field: 'registeredCapital', unit: 'wanYuan' },
            { header: '成立日期', field: 'establishedOn', dateFormats: ['YYYYMMDD', 'YYYY-MM-DD'] },
            {
                header: '登记状态',
                field: 'status',
                words: { 在营: 'operating', 存续: 'operating', 歇业: 'suspended', 吊销: 'revoked', 注销: 'deregistered' },
            },
            { header: '从业人数', field: 'employees' },
            { header: '住所', field: 'address' },
        ],
    },
    '12.04': {
        columns: [
            { header: '信用代码', field: 'uscc' },
            { header: '名单名称', field: 'listName' },
            { header: '列入机关', field: 'authority' },
            { header: '列入日期', field: 'listedOn', dateFormats: ['YYYYMMDD'] },
            { header: '移出日期', field: 'removedOn', dateFormats: ['YYYYMMDD'] },
            { header: '文号', field: 'caseNumber' },
        ],
    },
    '05.01': {
        columns: [
            { header: '纳税人识别号', field: 'uscc' },
            { header: '评价年度', field: 'year' },
            { header: '信用级别', field: 'grade' },
        ],
    },
    '05.02': {
        columns: [
            { header: '纳税人识别号', field: 'uscc' },
            { header: '所属期', field: 'month', dateFormats: ['YYYYMM'] },
            { header: '征收项目', field: 'taxType', words: { 增值税: 'vat', 企业所得税: 'incomeTax' } },
            { header: '应纳税额', field: 'declared' },
            { header: '入库税额', field: 'paid' },
            { header: '入库日期', field: 'paidOn', dateFormats: ['YYYY年M月D日'] },
            { header: '开票销售额', field: 'sales' },
        ],
    },
};
//# sourceMappingURL=mappings.js.map