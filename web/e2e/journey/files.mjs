import iconv from 'iconv-lite';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The two departments' files: fictional firms, their own headers, units, dates and encodings. */
const pure = join(dirname(fileURLToPath(import.meta.url)), '../../../server/dist/server/src/kernel/pure');
const { makeUscc } = await import(pathToFileURL(join(pure, 'uscc.js')).href);

export const encode = {
  gb18030: (text) => iconv.encode(text, 'gb18030'),
  utf8: (text) => Buffer.from(text, 'utf8'),
  utf8Bom: (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
};
const csv = (headers, rows) => `${[headers, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
const two = (number) => String(number).padStart(2, '0');

/** Eighteen characters with a right check, for a region that does not exist. */
function identityNumber(region, index) {
  const first = `${region}19${70 + (index % 25)}${two(1 + (index % 12))}${two(1 + (index % 28))}${String(100 + (index % 900))}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first[place]), 0);
  return `${first}${'10X98765432'[sum % 11]}`;
}

const districts = ['990101', '990102', '990103', '990104', '990105'];
const surnames = [...'林周陈沈许韩顾王李赵郑冯'];
const given = ['明远', '晓岚', '志航', '思雨', '文静', '国强', '丽华', '永康'];

const firm = (index, region = districts[index % districts.length]) => ({
  uscc: makeUscc('9', '1', region, `MB${String(3_000_000 + index * 101).slice(-6)}`),
  name: `江澄市第${index + 1}号机械有限公司`,
  legalRepresentative: `${surnames[index % surnames.length]}${given[(index * 3) % given.length]}`,
  identityNumber: identityNumber(region, index),
  region,
});

/** The firm whose way this is, one whose tax is too low for the rule, and the city around them. */
export const hero = { ...firm(0, '990102'), name: '江澄市恒泽精密机械有限公司', shortName: '恒泽精密机械', legalRepresentative: '林明远' };
export const small = { ...firm(1, '990101'), name: '江澄市安渡家具制造有限公司', shortName: '安渡家具制造', legalRepresentative: '周晓岚' };
export const city = (count) => [hero, small, ...Array.from({ length: count - 2 }, (_, index) => firm(index + 2))];

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
const registrationRow = (one, index) => [
  one.uscc,
  one.name,
  one.legalRepresentative,
  one.identityNumber,
  one.region,
  'C34',
  100 + (index % 9) * 100,
  `${2008 + (index % 12)}${two(1 + (index % 12))}${two(1 + (index % 28))}`,
  '在营',
  5 + (index % 60),
  `澄江大道 ${1 + (index % 300)} 号`,
];
export const registrationFile = (firms) => csv(registrationHeaders, firms.map(registrationRow));

/** What goes wrong in life: a code that is one short, a day that does not exist, a word nobody explained. */
export function withWrongRows(text, firms) {
  const [first, second, third] = firms.map(registrationRow);
  first[0] = first[0].slice(0, 17);
  second[7] = '20190231';
  third[8] = '开业中';
  return text + [first, second, third].map((row) => `${row.join(',')}\r\n`).join('');
}

export const taxHeaders = ['纳税人识别号', '所属期', '征收项目', '应纳税额', '入库税额', '入库日期', '开票销售额'];
/** One month of value added tax; `paid` by firm. */
export function taxRows(month, payments) {
  const [year, number] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}年1月` : `${year}年${number + 1}月`;
  return payments.map(({ uscc, paid }) => [
    uscc,
    month.replace('-', ''),
    '增值税',
    paid.toFixed(2),
    paid.toFixed(2),
    `${next}15日`,
    (paid * 24).toFixed(2),
  ]);
}
export const taxFile = (rows) => csv(taxHeaders, rows);

export const gradeHeaders = ['纳税人识别号', '评价年度', '信用级别'];
export const gradeFile = (grades) =>
  csv(
    gradeHeaders,
    grades.map(({ uscc, year, grade }) => [uscc, year, grade]),
  );

export const listHeaders = ['信用代码', '名单名称', '列入机关', '列入日期', '移出日期', '文号'];
export const listFile = (firms) =>
  csv(
    listHeaders,
    firms.map(({ uscc }, index) => [uscc, '严重违法失信名单', '江澄市市场监督管理局', '20240618', '', `澄市监列〔2024〕${11 + index} 号`]),
  );

/** `2026-11` and 12 before it: the whole months a rule over a year looks at. */
export function monthsBefore(count, today = new Date()) {
  const china = new Date(today.getTime() + 8 * 3_600_000);
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(china.getUTCFullYear(), china.getUTCMonth() - count + index, 1));
    return `${month.getUTCFullYear()}-${two(month.getUTCMonth() + 1)}`;
  });
}
