import type { RecordView } from '@server/modules/records/records.contract';

export type RowName = Pick<RecordView, 'dataset' | 'period' | 'naturalKey'>;

/** One row in the address. Dataset and period hold no bar; the key may, so it comes last. */
export const rowToText = ({ dataset, period, naturalKey }: RowName): string => [dataset, period, naturalKey].join('|');

export function rowFromText(text: unknown): RowName | null {
  if (typeof text !== 'string') return null;
  const [dataset, period, ...key] = text.split('|');
  return dataset && period && key.length > 0 ? { dataset, period, naturalKey: key.join('|') } : null;
}
