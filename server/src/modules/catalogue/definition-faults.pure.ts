import type { FieldError } from '../../kernel/errors.js';
import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { headerKey } from '../../kernel/importing/text.js';
import type { DatasetDefinition } from './definition.contract.js';
import { isPersonal } from './personal.js';
import { fieldFaults } from './field-faults.pure.js';
import { ruleFaults } from './rule-faults.pure.js';

/** Pointers are relative to the definition: `/fields/2/mask`. */
export type DefinitionFault = FieldError;

/** What a catalogue entry has to say of itself (the elements local rules ask of every item), beside what the schema can check alone. */
const elements = {
  title: '名称',
  group: '分类',
  sourceName: '来源单位',
  legalBasis: '法律依据',
  behaviour: '具体行为或事项',
  channel: '来源渠道',
  sharingScope: '共享范围',
} as const;

/** How much room the whole definition may take, code tables included. */
export const definitionLengthMax = 400_000;

/** Everything that keeps a definition from taking effect. Empty: rows can be checked against it, and people can read what it is. */
export function definitionFaults(definition: DatasetDefinition): DefinitionFault[] {
  return [
    ...elementFaults(definition),
    ...identityFaults(definition),
    ...keyFaults(definition),
    ...headerFaults(definition.fields),
    ...definition.fields.flatMap((field, index) => fieldFaults(definition, field, `/fields/${index}`)),
    ...disclosureFaults(definition),
    ...ruleFaults(definition),
    ...(JSON.stringify(definition).length > definitionLengthMax
      ? [fault('/fields', 'tooLarge', `定义太大：连同代码表最多 ${definitionLengthMax} 个字符`)]
      : []),
  ];
}

export const fault = (pointer: string, rule: string, detail: string): DefinitionFault => ({ pointer, rule, detail });

function elementFaults(definition: DatasetDefinition): DefinitionFault[] {
  const faults = Object.entries(elements).flatMap(([name, title]) =>
    definition[name as keyof typeof elements].trim() === '' ? [fault(`/${name}`, 'required', `写明${title}`)] : [],
  );
  if (definition.retentionYears < 1) faults.push(fault('/retentionYears', 'required', '写明保存几年，至少 1 年'));
  return faults;
}

const registrationFields = ['name', 'legalRepresentative', 'region', 'industry', 'registeredCapital', 'establishedOn', 'status'];

function identityFaults({ fields, registers }: DatasetDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const uscc = fields.find(({ name }) => name === 'uscc');
  if (!uscc || uscc.type !== 'uscc' || !uscc.required)
    faults.push(fault('/fields', 'usccMissing', '要有名为 uscc 的必填字段，类型是统一社会信用代码：每一行都要知道是哪家企业'));
  const missing = registers ? registrationFields.filter((name) => !fields.some((field) => field.name === name && field.required)) : [];
  if (missing.length > 0) faults.push(fault('/registers', 'registrationFields', `登记企业的目录项缺少必填字段：${missing.join('、')}`));
  return faults;
}

/** A period much coarser than the deliveries is a slip: each of them would overwrite the one before. A running total of the year may. */
const periodTypes: Readonly<Record<DatasetDefinition['cadence'], readonly FieldSpec['type'][]>> = {
  daily: ['date', 'month'],
  weekly: ['date', 'month'],
  monthly: ['date', 'month', 'year'],
  quarterly: ['date', 'month', 'year'],
  yearly: ['date', 'month', 'year'],
  onRequest: ['date', 'month', 'year'],
};

function keyFaults({ fields, naturalKey, periodField, cadence }: DatasetDefinition): DefinitionFault[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const faults: DefinitionFault[] = [];
  const required = (name: string, pointer: string): FieldSpec | undefined => {
    const field = byName.get(name);
    if (!field) faults.push(fault(pointer, 'unknownField', `字段 ${name} 不在这个目录项里`));
    else if (!field.required) faults.push(fault(pointer, 'notRequired', `${field.title}要设为必填：它决定一行是哪一行`));
    return field;
  };
  naturalKey.forEach((name, index) => {
    const field = required(name, `/naturalKey/${index}`);
    if (naturalKey.indexOf(name) !== index) faults.push(fault(`/naturalKey/${index}`, 'duplicate', `${name} 写了两次`));
    if (name === 'uscc' || name === periodField) faults.push(fault(`/naturalKey/${index}`, 'redundant', '企业和期间已经在主键里，不用再写'));
    if (field?.sensitivity === 'L4') faults.push(fault(`/naturalKey/${index}`, 'sealed', `${field.title}加密保存，不能用作主键`));
    // The key is stored in clear and shown beside the row.
    else if (field && isPersonal(field)) faults.push(fault(`/naturalKey/${index}`, 'personal', `${field.title}是个人信息，不能用作主键`));
  });
  if (periodField !== null) {
    const field = required(periodField, '/periodField');
    if (field && !['date', 'month', 'year'].includes(field.type))
      faults.push(fault('/periodField', 'periodType', `${field.title}不是日期、月份或年度，不能作期间`));
    else if (field && !periodTypes[cadence].includes(field.type))
      faults.push(fault('/periodField', 'periodCadence', `${field.title}比更新频率粗：后来的数据会盖掉前面的`));
  }
  return faults;
}

function headerFaults(fields: readonly FieldSpec[]): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const names = new Map<string, number>();
  const headers = new Map<string, string>();
  fields.forEach((field, index) => {
    if (names.has(field.name)) faults.push(fault(`/fields/${index}/name`, 'duplicate', `字段名 ${field.name} 写了两次`));
    names.set(field.name, index);
  });
  const claim = (text: string, field: FieldSpec, pointer: string): void => {
    const owner = headers.get(headerKey(text));
    if (owner !== undefined && owner !== field.name)
      faults.push(fault(pointer, 'duplicateHeader', `“${text}”同时指 ${owner} 和 ${field.name}，对照时分不清`));
    else headers.set(headerKey(text), field.name);
  };
  fields.forEach((field, index) => claim(field.title, field, `/fields/${index}/title`));
  fields.forEach((field, index) => field.headers?.forEach((header, place) => claim(header, field, `/fields/${index}/headers/${place}`)));
  return faults;
}

function disclosureFaults({ fields, rowDisclosure }: DatasetDefinition): DefinitionFault[] {
  if (rowDisclosure === null) return [];
  const field = fields.find(({ name }) => name === rowDisclosure.field);
  if (field?.type !== 'code') return [fault('/rowDisclosure/field', 'notCode', '按行区分公开属性，要指明一个代码字段')];
  const known = new Set(field.codes?.map(({ code }) => code));
  return Object.keys(rowDisclosure.values)
    .filter((code) => !known.has(code))
    .map((code) => fault(`/rowDisclosure/values/${code}`, 'unknownCode', `${field.title}的代码表里没有 ${code}`));
}
