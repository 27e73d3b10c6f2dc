import type { DefinitionChange } from './catalogue-changes.contract.js';
import type { DatasetDefinition } from './definition.contract.js';
import { fault, type DefinitionFault } from './definition-faults.pure.js';

/** What a definition may not say beside the other entries of the catalogue. */
export function contextFaults(definition: DatasetDefinition, others: readonly DatasetDefinition[]): DefinitionFault[] {
  const group = definition.code.slice(0, 2);
  const sibling = others.find(({ code }) => code.startsWith(`${group}.`));
  const namesake = others.find(({ title }) => title === definition.title);
  return [
    ...(sibling && sibling.group !== definition.group
      ? [fault('/group', 'groupName', `编号 ${group} 开头的目录项都属于“${sibling.group}”，要换分类就换编号`)]
      : []),
    ...(namesake ? [fault('/title', 'titleTaken', `${namesake.code} 已经叫这个名称，企业和银行会分不清`)] : []),
  ];
}

/** Rows that are stored are told apart by the old key: under another one the same fact would stand there twice. */
export function keyFaultsOf(definition: DatasetDefinition, changes: readonly DefinitionChange[]): DefinitionFault[] {
  return changes.map(({ part, name, property }) => {
    const index = definition.fields.findIndex((field) => field.name === name);
    const pointer = part === 'field' && index >= 0 ? `/fields/${index}/${property}` : `/${property}`;
    return fault(pointer, 'keyFixed', '已经有数据，区分行的办法（主键、期间、是否登记）不能再改；请新建一个目录项');
  });
}
