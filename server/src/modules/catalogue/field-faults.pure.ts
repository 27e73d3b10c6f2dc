import type { FieldError } from '../../kernel/errors.js';
import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { reportColumns } from '../../kernel/importing/index.js';
import { headerKey } from '../../kernel/importing/text.js';
import type { DatasetDefinition } from './definition.contract.js';

const reserved = new Set(reportColumns.map(headerKey));

/** One field by itself, and the flag beside it. */
export function fieldFaults({ fields }: Pick<DatasetDefinition, 'fields'>, field: FieldSpec, at: string): FieldError[] {
  const faults: FieldError[] = [];
  const add = (place: string, rule: string, detail: string): void => void faults.push({ pointer: `${at}${place}`, rule, detail });
  if (field.sensitivity === 'L4' && field.mask === undefined) add('/mask', 'maskMissing', `${field.title}是个人信息（L4），要选怎样打码`);
  if (field.indexed && field.sensitivity !== 'L4') add('/indexed', 'notSealed', `${field.title}不加密保存，不用盲索引`);
  if (field.codes && field.type !== 'code') add('/codes', 'notCode', `${field.title}不是代码字段，不用代码表`);
  duplicated(field.codes?.map(({ code }) => code)).forEach((index) =>
    add(`/codes/${index}/code`, 'duplicate', `代码 ${field.codes?.[index]?.code} 写了两次`),
  );
  duplicated(field.codes?.map(({ title }) => title)).forEach((index) =>
    add(`/codes/${index}/title`, 'duplicate', `名称“${field.codes?.[index]?.title}”写了两次，按名称填的行会分不清`),
  );
  const names = [field.title, ...(field.headers ?? [])];
  if (names.some((text) => reserved.has(headerKey(text)))) add('/title', 'reserved', `“${field.title}”是退回文件里原因列的名字，请换一个`);
  if (field.disclosureFlag !== undefined) {
    const flag = fields.find(({ name }) => name === field.disclosureFlag);
    if (flag?.type !== 'flag') add('/disclosureFlag', 'notFlag', '是否公示要看同一行里一个“是或否”的字段');
  }
  const { min, max } = field;
  if (min !== undefined && max !== undefined && isAbove(field, String(min), String(max)))
    add('/max', 'emptyRange', `${field.title}的最小值大于最大值`);
  return faults;
}

/** Where a text stands a second time. */
function duplicated(texts: readonly string[] = []): number[] {
  return texts.flatMap((text, index) => (texts.indexOf(text) === index ? [] : [index]));
}

function isAbove({ type }: FieldSpec, min: string, max: string): boolean {
  if (min === 'today' || max === 'today') return false;
  return ['date', 'month', 'year'].includes(type) ? min > max : Number(min) > Number(max);
}
