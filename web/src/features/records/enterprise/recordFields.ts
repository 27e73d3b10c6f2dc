import type { RecordView } from '@server/modules/records/records.contract';

type Value = RecordView['values'][number];
export interface Fields {
  readonly filled: readonly Value[];
  /** Titles only: there is nothing else to say of them. */
  readonly empty: readonly string[];
}
const isEmpty = ({ value }: Value): boolean => value === null || value.trim() === '';

/** A long form of which little was filled in reads as a short one. A field is empty here only where it is in every one of the records. */
export function fieldsOf(records: readonly Pick<RecordView, 'values'>[]): Fields {
  const fields = records[0]?.values ?? [];
  const filled = new Set(records.flatMap(({ values }) => values.filter((one) => !isEmpty(one)).map(({ field }) => field)));
  return {
    filled: fields.filter(({ field }) => filled.has(field)),
    empty: fields.filter(({ field }) => !filled.has(field)).map(({ title }) => title),
  };
}
