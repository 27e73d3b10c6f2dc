import { registration as firstRegistration } from './01.01-registration.js';
import { taxGrade as firstTaxGrade } from './05.01-tax-grade.js';
import { taxPayments as firstTaxPayments } from './05.02-tax-payments.js';
import { seriousDishonesty as firstSeriousDishonesty } from './12.04-serious-dishonesty.js';
import { bases, date, notAbove, notBefore, scopes, text, until, type DatasetData, type FieldData } from './shape.js';

/**
 * Version 2 of the four entries of the first release: what the catalogue has learnt to say since, and fields that may be left out. Every
 * row checked against version 1 is a row of version 2.
 */
const named = (fields: readonly object[], headers: Readonly<Record<string, readonly string[]>>): FieldData[] =>
  (fields as FieldData[]).map((field) => ({ ...field, ...(headers[field.name] && { headers: headers[field.name] }) }));
const one = (fields: readonly FieldData[], name: string): FieldData => {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`No field ${name}`);
  return found;
};
const since = <T extends object>(first: T) => first as T & Omit<DatasetData, keyof T>;
const unit = ['信用代码', '社会信用代码', '统一代码', '单位信用代码', '企业信用代码', '主体身份代码'];
const payer = [...unit, '纳税人识别号', '税号', '识别号'];

export const registration = {
  ...since(firstRegistration),
  nationalOwner: '市场监管总局',
  behaviour: '经营主体设立、变更、注销登记',
  channel: '市场监管部门登记系统归集',
  sharingScope: `${scopes.public}；法定代表人姓名经授权查询，证件号码不提供`,
  standard: null,
  rowDisclosure: null,
  rules: [],
  fields: [
    ...named(firstRegistration.fields, {
      uscc: unit,
      name: ['名称', '主体名称', '市场主体名称', '单位名称'],
      legalRepresentative: ['法人姓名', '法定代表人姓名', '负责人', '经营者'],
      identityNumber: ['法人身份证', '法定代表人身份证号', '法人证件号码'],
      region: ['行政区划', '区划代码', '住所区划'],
      industry: ['行业门类', '行业代码', '国民经济行业代码'],
      registeredCapital: ['注册资本(万元)', '注册资金'],
      establishedOn: ['成立时间', '注册日期'],
      status: ['状态', '经营状态', '企业状态'],
      employees: ['从业人员', '职工人数'],
      address: ['地址', '注册地址'],
    }),
    text('kind', '企业类型', 100, { sensitivity: 'L1', headers: ['类型', '市场主体类型'] }),
    text('scope', '经营范围', 4000, { sensitivity: 'L1' }),
    text('registrationNumber', '注册号', 40, { sensitivity: 'L1', headers: ['工商注册号'] }),
    text('currency', '注册资本币种', 20, { sensitivity: 'L1', headers: ['币种'] }),
    date('approvedOn', '核准日期', { sensitivity: 'L1' }),
    date('termFrom', '营业期限自', { sensitivity: 'L1', headers: ['营业期限起'] }),
    until('termTo', '营业期限至', { sensitivity: 'L1', headers: ['营业期限止'] }),
    text('authority', '登记机关', 100, { sensitivity: 'L1' }),
    text('businessAddress', '经营地', 200, { sensitivity: 'L1', headers: ['生产经营地', '经营场所'] }),
  ],
};

const gradeFrom = date('validFrom', '有效期起');
const gradeTo = until('validTo', '有效期止');
/** The grade A list is published; other grades open with a consent. */
export const taxGrade = {
  ...since(firstTaxGrade),
  nationalOwner: '税务总局',
  behaviour: '税务机关评定企业一个年度的纳税缴费信用级别',
  channel: '国家平台经省级节点回流，或税务系统接口；暂按年文件报送',
  sharingScope: `A 级名单社会公开；其他级别${scopes.onConsent}`,
  standard: null,
  rowDisclosure: { field: 'grade', values: { A: 'public' } },
  sharingMode: 'nationalNode',
  fields: [
    ...named(firstTaxGrade.fields, {
      uscc: payer,
      year: ['年度', '评定年度'],
      grade: ['等级', '信用级别', '信用等级', '纳税信用等级'],
    }),
    date('ratedOn', '评定时间', { headers: ['评定日期'] }),
    gradeFrom,
    gradeTo,
    text('authority', '评价单位', 100, { headers: ['评价机关'] }),
  ],
  rules: [notBefore(gradeTo, gradeFrom)],
};

const taxFields = named(firstTaxPayments.fields, {
  uscc: payer,
  month: ['所属期', '所属期起', '税款所属月份'],
  taxType: ['征收项目', '税种名称'],
  declared: ['应纳税额', '应缴税额'],
  paid: ['实缴金额', '入库税额', '入库金额'],
  paidOn: ['缴款日期', '入库时间'],
  sales: ['开票销售额', '销售收入', '应税销售额'],
});
export const taxPayments = {
  ...since(firstTaxPayments),
  nationalOwner: '税务总局',
  behaviour: '企业申报、缴纳税款',
  channel: '税务系统接口；暂按月文件报送',
  sharingScope: scopes.onConsent,
  standard: null,
  rowDisclosure: null,
  sharingMode: 'liveInterface',
  fields: taxFields,
  rules: [notAbove(one(taxFields, 'paid'), one(taxFields, 'declared'))],
};

const listFields = named(firstSeriousDishonesty.fields, {
  uscc: unit,
  listName: ['名单', '名单类型', 'FILE_NAME'],
  authority: ['列入机关', '认定单位', 'IDENTIFICATION_DEPT'],
  listedOn: ['列入时间', '认定日期', 'IDENTIFICATION_DATE'],
  removedOn: ['移出时间', '移除日期'],
  caseNumber: ['文号', '案号', 'CASE_NO', 'IDENTIFICATION_NO'],
});
export const seriousDishonesty = {
  ...since(firstSeriousDishonesty),
  nationalOwner: '发展改革委',
  behaviour: '企业被依法认定为严重失信主体',
  channel: '国家平台经省级节点回流，或认定部门报送',
  sharingScope: scopes.public,
  legalBasis: `${bases.lists}；${bases.repair}`,
  standard: null,
  rowDisclosure: null,
  sharingMode: 'nationalNode',
  fields: [
    ...listFields,
    text('reason', '列入原因', 1000, { headers: ['列入事由'] }),
    text('removedReason', '移出原因', 500),
    text('areaName', '所属区域', 100, { headers: ['AREA_NAME', '地市', '区县'] }),
  ],
  rules: [notBefore(one(listFields, 'removedOn'), one(listFields, 'listedOn'))],
};
