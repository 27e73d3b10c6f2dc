import type { RecordView } from '@server/modules/records/records.contract';

export interface RecordGroup {
  readonly dataset: string;
  readonly title: string;
  readonly records: readonly RecordView[];
  /** Few fields and several rows read best as a table; anything else line by line. */
  readonly isTable: boolean;
}
const tableFieldsMax = 6;

/** Neighbouring rows of one dataset, in the server's order; what the firm has said itself stands apart from what departments deliver. */
export function recordGroups(records: readonly RecordView[]): RecordGroup[] {
  const groups: { dataset: string; title: string; records: RecordView[] }[] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last?.dataset === record.dataset && last.records[0]?.origin === record.origin) last.records.push(record);
    else groups.push({ dataset: record.dataset, title: record.title, records: [record] });
  }
  return groups.map((group) => ({ ...group, isTable: group.records.length > 1 && (group.records[0]?.values.length ?? 0) <= tableFieldsMax }));
}
