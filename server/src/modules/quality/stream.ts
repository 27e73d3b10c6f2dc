import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { Assignment, VersionedDataset } from '../catalogue/index.js';
import { hasCountedPeriods } from '../ingestion/index.js';
import type { Expected } from './arrivals.pure.js';

/** One dataset that one source delivers. */
export interface Stream {
  readonly organisationId: string;
  readonly dataset: VersionedDataset;
  readonly since: string;
}

export interface NamedStream {
  readonly stream: Stream;
  readonly organisationName: string;
}

export const streamOf = ({ organisationId, assignedAt }: Assignment, dataset: VersionedDataset): Stream => ({
  organisationId,
  dataset,
  since: chinaDate(assignedAt),
});

/** A year or month named by a field; a dataset that comes more often than its rows' periods end is taken by its deliveries. */
export function countsPeriods(dataset: Pick<VersionedDataset, 'fields' | 'periodField' | 'cadence'>): boolean {
  if (!hasCountedPeriods(dataset)) return false;
  const isYearly = dataset.fields.find(({ name }) => name === dataset.periodField)?.type === 'year';
  return dataset.cadence === 'yearly' || (!isYearly && (dataset.cadence === 'monthly' || dataset.cadence === 'quarterly'));
}

export const expectedOf = ({ dataset, since }: Stream): Expected => ({ schedule: dataset, hasPeriods: countsPeriods(dataset), since });

export const keyOf = (organisationId: string, dataset: string): string => `${organisationId}:${dataset}`;
