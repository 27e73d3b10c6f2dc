import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { industryName } from '../../kernel/pure/industry.js';
import { regionName } from '../../kernel/pure/region.js';
import { isPersonal, type VersionedDataset } from '../catalogue/index.js';
import { originOf } from './origin.js';
import type { RecordView } from './records.contract.js';
import type { StoredRecord } from './records.repository.js';
import type { RetentionSweepView } from './retention.contract.js';
import type { RemovedByDataset } from './retention.js';
import type { RetentionSweep } from './retention-sweep.entity.js';

/** Fields in the catalogue's order. Without the personal part its fields are absent; an empty field is shown as empty. */
export const presentRecord = (record: StoredRecord, dataset: VersionedDataset, includesPersonal: boolean): RecordView => ({
  dataset: record.dataset,
  title: dataset.title,
  sourceName: dataset.sourceName,
  period: record.period,
  naturalKey: record.naturalKey,
  disclosure: record.disclosure,
  origin: originOf(record),
  values: dataset.fields
    .filter((field) => (includesPersonal || !isPersonal(field)) && !record.withheld?.has(field.name))
    .map((field) => ({ field: field.name, title: field.title, value: shownValue(field, record.values[field.name]), unit: field.unit ?? null })),
  loadedAt: record.loadedAt.toISOString(),
});

function shownValue(field: FieldSpec, value: string | number | undefined): string | null {
  if (value === undefined) return null;
  const text = String(value);
  switch (field.type) {
    case 'code':
      return field.codes?.find(({ code }) => code === text)?.title ?? text;
    case 'region':
      return regionName(text);
    case 'industry':
      return industryName(text);
    case 'flag':
      return value === 1 ? '是' : '否';
    default:
      return text;
  }
}

export const presentSweep = (
  { id, day, startedAt, finishedAt, removed }: RetentionSweep,
  titles: ReadonlyMap<string, string>,
): RetentionSweepView => ({
  ...{ id, day },
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
  removed: Object.entries(JSON.parse(removed) as RemovedByDataset)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([dataset, counts]) => ({ dataset, title: titles.get(dataset) ?? dataset, ...counts })),
});
