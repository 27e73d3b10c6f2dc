import type { DatasetDefinition } from '@server/modules/catalogue/definition.contract';
import { t } from '../../../../i18n';
import { fieldId } from '../../../../ui/fieldId';
import { propertyText } from '../differenceText';

/** Where a fault is, in words: `字段“实缴热费”最大值`. */
export function placeOf(definition: Pick<DatasetDefinition, 'fields' | 'rules'>, pointer: string): string {
  const [, part = '', index = '', property = ''] = pointer.split('/');
  if (part === 'fields' && index !== '') {
    const field = definition.fields[Number(index)];
    return `${t('catalogue.operations.change.part.field')}“${field?.title || field?.name || Number(index) + 1}”${property ? ` ${propertyText(property)}` : ''}`;
  }
  if (part === 'fields') return t('catalogue.shared.fields');
  if (part === 'rules' && index !== '') return t('catalogue.operations.edit.ruleLine', { n: Number(index) + 1 });
  return propertyText(part);
}

/** The id of the control or the row that shows the place. */
export function anchorOf(pointer: string): string {
  const [, part = '', index = ''] = pointer.split('/');
  return (part === 'fields' || part === 'rules') && index !== '' ? `${part}-${index}` : part === 'fields' ? 'part-fields' : fieldId(part);
}
