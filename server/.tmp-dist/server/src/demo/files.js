import iconv from 'iconv-lite';
import { monthsBack } from '../kernel/pure/working-calendar.js';
/** The files as the departments' own systems export them: their headers, their units, their encodings. */
export const encodings = {
    utf8: (text) => Buffer.from(text, 'utf8'),
    utf8Bom: (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
    gb18030: (text) => iconv.encode(text, 'gb18030'),
};
const csv = (headers, rows) => [headers, ...rows]
    .map((row) => row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n') + '\r\n';
export const registrationHeaders = [
    '信用代码',
    '企业名称',
    '法人姓名',
    '法人身份证',
    '行政区划',
    '行业代码',
    '注册资本(万元)',
    '成立日期',
    '登记状态',
    '从业人数',
    '住所',
];
export const registrationFile = (firms) => csv(registrationHeaders, firms.map((firm) => [
    firm.uscc,
    firm.name,
    firm.legalRepresentative,
    firm.identityNumber,
    firm.region,
    firm.industry,
    firm.registeredCapitalWan,
    firm.establishedOn.replaceAll('-', ''),
    '在营',
    firm.employees,
    firm.address,
]));
export const taxHeaders = ['纳税人识别号', '所属期', '征收项目', '应纳税额', '入库税额', '入库日期', '开票销售额'];
/** One month of payments: value added tax for every firm, income tax at the end of a quarter. */
export function taxFile(firms, month, monthsAgo, chance) {
    const rows = firms.flatMap((firm) => {
        if (firm.establishedOn.slice(0, 7) > month)
            return [];
        const season = month.endsWith('-02') ? 0.45 : 0.85 + chance.next() * 0.3;
        const growth = 1 - (firm.growth * monthsAgo) / 12;
        const paid = Math.max(0, Math.round(firm.monthlyTax * season * growth * 100) / 100);
        const [year, monthNumber] = month.split('-');
        const paidOn = `${monthsBack(month, -1).replace('-', '年')}月${10 + (Number(monthNumber) % 6)}日`;
        const line = (kind, amount, sales) => [
            firm.uscc,
            `${year}${monthNumber}`,
            kind,
            amount.toFixed(2),
            amount.toFixed(2),
            paidOn,
            sales,
        ];
        const lines = [line('增值税', paid, (paid * 24).toFixed(2))];
        if (['03', '06', '09', '12'].includes(monthNumber ?? ''))
            lines.push(line('企业所得税', Math.round(paid * 60) / 100, ''));
        return lines;
    });
    return csv(taxHeaders, rows);
}
export const gradeHeaders = ['纳税人识别号', '评价年度', '信用级别'];
export const gradeFile = (firms, year) => csv(gradeHeaders, firms.filter((firm) => firm.establishedOn.slice(0, 4) <= String(year)).map((firm) => [firm.uscc, year, firm.taxGrade]));
export const listHeaders = ['信用代码', '名单名称', '列入机关', '列入日期', '移出日期', '文号'];
export const listFile = (firms) => csv(listHeaders, firms
    .filter((firm) => firm.isListed)
    .map((firm, index) => [firm.uscc, '严重违法失信名单', '江澄市市场监督管理局', '20240618', '', `澄市监列〔2024〕${11 + index} 号`]));
//# sourceMappingURL=files.js.map