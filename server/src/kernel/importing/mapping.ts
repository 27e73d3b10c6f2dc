import { now } from '../clock.js';
import { chinaDate } from '../pure/working-calendar.js';
import type { FieldSpec } from './fields.contract.js';
import type { Mapping } from './mapping.contract.js';
import { Fault } from './problems.js';
import { readerOf } from './readers.js';
import { mappedFields, missingButForWithdrawals } from './row-operation.js';

export interface MappingFault {
  readonly field: string;
  readonly detail: string;
}

/** What makes a mapping useless for a dataset, found when it is written down and not when the first file arrives. */
export function mappingFaults(mapping: Mapping, ofDataset: readonly FieldSpec[], keyFields: ReadonlySet<string> = new Set()): MappingFault[] {
  const fields = mappedFields(ofDataset, mapping);
  const byName = new Map(fields.map((field) => [field.name, field]));
  const context = { exceptional: new Set<string>(), today: chinaDate(now()) };
  const faults: MappingFault[] = [];
  const fault = (field: string, detail: string) => faults.push({ field, detail });
  for (const column of mapping.columns) {
    const field = byName.get(column.field);
    if (!field) {
      fault(column.field, `列“${column.header}”对应的字段 ${column.field} 不在目录项里`);
      continue;
    }
    if (column.dateFormats && !['date', 'month', 'year'].includes(field.type)) fault(field.name, `${field.title}不是日期，不能设日期写法`);
    if (column.unit && !unitsOf(field).includes(column.unit)) fault(field.name, `${field.title}不能用单位 ${column.unit}`);
    const readOwn = readerOf(field, {}, context);
    for (const [word, text] of Object.entries(column.words ?? {})) {
      if (text !== '' && readOwn(text) instanceof Fault) fault(field.name, `${field.title}的词“${word}”对应的“${text}”不是合法的值`);
    }
  }
  for (const [name, text] of Object.entries(mapping.constants)) {
    const field = byName.get(name);
    if (!field) fault(name, `固定值的字段 ${name} 不在目录项里`);
    else if (readerOf(field, {}, context)(text) instanceof Fault) fault(name, `${field.title}的固定值“${text}”不合法`);
  }
  // Files under it can only take rows back.
  if (missingButForWithdrawals(ofDataset, keyFields, mapping)) return faults;
  const given = new Set([...mapping.columns.map(({ field }) => field), ...Object.keys(mapping.constants)]);
  for (const field of fields) {
    if (field.required && !given.has(field.name)) fault(field.name, `必填的${field.title}没有对应的列，也没有固定值`);
  }
  return faults;
}

function unitsOf(field: FieldSpec): readonly string[] {
  if (field.type === 'money') return ['yuan', 'wanYuan', 'yiYuan', 'fen'];
  return field.type === 'rate' ? ['percent', 'perMille', 'fraction'] : [];
}
