import type { DefinitionChange } from '@server/modules/catalogue/catalogue-changes.contract';
import type { DatasetDefinition } from '@server/modules/catalogue/definition.contract';
import { t } from '../../../i18n';
import { ruleText } from '../shared/ruleText';

/** What a property is called; those of a field and of a whole entry share their words where they mean the same. */
const labels: Readonly<Record<string, string>> = {
  title: '名称',
  group: '类别',
  sourceName: '来源单位',
  nationalOwner: '国家主管部门',
  legalBasis: '法律依据',
  provenance: '目录出处',
  behaviour: '具体行为或事项',
  channel: '来源渠道',
  sharingScope: '共享范围',
  sharingMode: '共享方式',
  cadence: '更新频率',
  freshnessDays: '每期结束后几天内送到',
  retentionYears: '保存期限（年）',
  sensitivity: '敏感级别',
  standard: '采用标准',
  disclosure: '公开属性',
  rowDisclosure: '按行区分的公开属性',
  naturalKey: '主键字段',
  periodField: '期间字段',
  registers: '登记企业',
  type: '类型',
  required: '必填',
  min: '最小值',
  max: '最大值',
  lengthMax: '最多字数',
  decimalsMax: '最多小数位',
  codes: '代码表',
  unit: '单位',
  mask: '遮盖',
  indexed: '盲索引',
  disclosureFlag: '公示标志',
  headers: '常见列名',
  pattern: '写法',
  order: '字段顺序',
};
const worded: Readonly<Record<string, string>> = {
  disclosure: 'disclosure',
  sensitivity: 'sensitivity',
  sharingMode: 'sharingMode',
  cadence: 'cadence',
  provenance: 'provenance',
  type: 'fieldType',
  mask: 'mask',
};
const flags: Readonly<Record<string, string>> = { true: '是', false: '否' };

export const propertyText = (property: string): string => labels[property] ?? property;

/** A value as people read it; codes of our own become their words. */
export function valueText(definition: Pick<DatasetDefinition, 'fields'>, { part, property }: DefinitionChange, value: string | null): string {
  if (value === null) return '—';
  if (part === 'rule') return ruleText(definition, JSON.parse(value) as DatasetDefinition['rules'][number]);
  const kind = property === '' && part === 'field' ? 'fieldType' : worded[property];
  if (kind) return t(`catalogue.${kind}.${value}`);
  if (flags[value]) return flags[value];
  const titleOf = (name: string): string => definition.fields.find((field) => field.name === name)?.title ?? name;
  if (property === 'periodField' || property === 'disclosureFlag') return titleOf(value);
  if (property === 'naturalKey') return (JSON.parse(value) as string[]).map(titleOf).join('、') || '—';
  if (property === 'headers') return (JSON.parse(value) as string[]).join('、') || '—';
  return value;
}
