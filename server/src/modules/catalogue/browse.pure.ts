import type { z } from 'zod';
import type { browseCatalogue } from './catalogue.contract.js';
import type { VersionedDataset } from './published-versions.js';

export type Browsing = Omit<z.output<typeof browseCatalogue.query>, 'cursor' | 'limit'>;

/** Entries that a visitor asks for; `q` looks in code, name, source, matter and the names of fields. */
export function browsed(
  datasets: readonly VersionedDataset[],
  query: Browsing,
  isSuppliedBy: (code: string, organisationId: string) => boolean,
): VersionedDataset[] {
  const words = (query.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return datasets.filter(
    (dataset) =>
      (query.group === undefined || dataset.code.startsWith(`${query.group}.`)) &&
      (query.disclosure === undefined || dataset.disclosure === query.disclosure) &&
      (query.sharingMode === undefined || dataset.sharingMode === query.sharingMode) &&
      (query.cadence === undefined || dataset.cadence === query.cadence) &&
      (query.sourceName === undefined || dataset.sourceName === query.sourceName) &&
      (query.supplierId === undefined || isSuppliedBy(dataset.code, query.supplierId)) &&
      (words.length === 0 || words.every((word) => textOf(dataset).includes(word))),
  );
}

const textOf = ({ code, title, group, sourceName, behaviour, fields }: VersionedDataset): string =>
  [code, title, group, sourceName, behaviour, ...fields.map((field) => field.title)].join('\n').toLowerCase();

/** In the order of their numbers, with how many entries each has. */
export function groupsOf(datasets: readonly VersionedDataset[]): { group: string; name: string; datasets: number }[] {
  const groups = new Map<string, { group: string; name: string; datasets: number }>();
  for (const { code, group: name } of datasets) {
    const group = code.slice(0, 2);
    groups.set(group, { group, name, datasets: (groups.get(group)?.datasets ?? 0) + 1 });
  }
  return [...groups.values()].sort((left, right) => (left.group < right.group ? -1 : 1));
}
