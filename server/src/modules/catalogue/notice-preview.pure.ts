import type { DefinitionCheck } from './catalogue-changes.contract.js';
import type { DatasetDefinition } from './definition.contract.js';
import { isPersonal } from './personal.js';

/** What a firm lets a bank see with this dataset, in the order of the fields; what is never shown to a bank stands apart. */
export function noticeOf(definition: DatasetDefinition): DefinitionCheck['notice'] {
  const { fields, disclosure } = definition;
  const isHidden = (field: (typeof fields)[number]): boolean => (field.disclosure ?? disclosure) === 'governmentOnly';
  const titles = (kept: (field: (typeof fields)[number]) => boolean): string[] => fields.filter(kept).map(({ title }) => title);
  return {
    dataset: definition.title,
    sourceName: definition.sourceName,
    fields: titles((field) => !isHidden(field) && !isPersonal(field)),
    personal: titles((field) => !isHidden(field) && isPersonal(field)),
    hidden: titles(isHidden),
  };
}
