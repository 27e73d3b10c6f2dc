import type { EntityManager } from 'typeorm';
import { inList, insertRows } from '../../kernel/database/index.js';
import type { ListMark } from '../catalogue/definition.contract.js';
import type { CatalogueService, DatasetDefinition } from '../catalogue/index.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import type { RecordsService, StoredRecord } from '../records/index.js';

export interface EntryNeighbours {
  readonly catalogue: Pick<CatalogueService, 'all'>;
  readonly enterprises: { briefs(ids: readonly string[], db?: EntityManager): Promise<ReadonlyMap<string, EnterpriseBrief>> };
  readonly records: Pick<RecordsService, 'forSystemMany'>;
}
export type ListDataset = DatasetDefinition & { readonly list: ListMark };

const columns = [
  'uscc',
  'dataset',
  'entry_key',
  'enterprise_id',
  'subject',
  'list_name',
  'authority',
  'listed_on',
  'removed_on',
  'valid_to',
  'reference',
  'reason',
] as const;
const firmsPerStep = 200;

/** Datasets that the catalogue marks as lists and the law makes public. */
export async function listDatasets({ catalogue }: Pick<EntryNeighbours, 'catalogue'>): Promise<ListDataset[]> {
  return (await catalogue.all()).flatMap((dataset) =>
    dataset.list !== null && dataset.disclosure === 'public' ? [{ ...dataset, list: dataset.list }] : [],
  );
}

/** Puts the firms' entries of one dataset in place of what stood there. Repeating it changes nothing. */
export async function keepEntries(tx: EntityManager, neighbours: EntryNeighbours, enterpriseIds: readonly string[], code: string): Promise<void> {
  const dataset = (await listDatasets(neighbours)).find((one) => one.code === code);
  if (!dataset || enterpriseIds.length === 0) return;
  const briefs = await neighbours.enterprises.briefs(enterpriseIds, tx);
  const records = await neighbours.records.forSystemMany(tx, enterpriseIds, [code]);
  await tx.query(`delete from list_entries where dataset = ? and enterprise_id in ${inList(enterpriseIds)}`, [code, ...enterpriseIds]);
  // A row that only authorities share, or that needs a consent, is on no public list.
  const cells = records.flatMap((record) => {
    const brief = briefs.get(record.enterpriseId);
    return brief && record.disclosure === 'public' ? [cellsOf(dataset, record, brief)] : [];
  });
  await insertRows(tx, 'list_entries', columns, cells);
}

/** Firms after `after` that have records of any list; where to go on, or null at the end. */
export async function rebuildEntries(tx: EntityManager, neighbours: EntryNeighbours, after: string): Promise<string | null> {
  const codes = (await listDatasets(neighbours)).map(({ code }) => code);
  if (codes.length === 0) return null;
  const rows = (await tx.query(
    `select enterprise_id from records where enterprise_id > ? and dataset in ${inList(codes)} group by enterprise_id order by enterprise_id limit ${firmsPerStep}`,
    [after, ...codes],
  )) as Array<{ enterprise_id: string }>;
  const ids = rows.map((row) => row.enterprise_id);
  for (const code of codes) await keepEntries(tx, neighbours, ids, code);
  return ids.length < firmsPerStep ? null : (ids.at(-1) ?? null);
}

function cellsOf({ code, title, list, fields }: ListDataset, record: StoredRecord, brief: EnterpriseBrief): (string | null)[] {
  const text = (field: string | null, length: number): string | null => {
    const value = field === null ? undefined : record.values[field];
    if (value === undefined || value === '') return null;
    const words = fields.find(({ name }) => name === field)?.codes?.find((one) => one.code === value)?.title;
    return (words ?? String(value)).slice(0, length);
  };
  return [
    brief.uscc,
    code,
    `${record.period} ${record.naturalKey}`,
    record.enterpriseId,
    brief.name,
    text(list.name, 200) ?? title,
    text(list.authority, 200),
    text(list.listedOn, 10),
    text(list.removedOn, 10),
    text(list.validTo, 10),
    text(list.reference, 120),
    text(list.reason, 500),
  ];
}
