import type { EntityManager } from 'typeorm';
import { canonical, type Sealing } from '../../kernel/crypto/index.js';
import { newId } from '../../kernel/ids.js';
import type { Values } from '../../kernel/importing/index.js';
import type { CatalogueService, VersionedDataset } from '../catalogue/index.js';
import { selfDeclaredKey, type RecordsService } from '../records/index.js';
import type { Declaration } from './declaration.entity.js';
import type { CommitmentView } from './declarations.contract.js';

interface Store {
  readonly catalogue: Pick<CatalogueService, 'definition'>;
  readonly records: Pick<RecordsService, 'load'>;
  readonly operatorName: string;
}

/** Where a declaration stands among the records; one declaration per place. */
export interface Place {
  readonly enterpriseId: string;
  readonly period: string;
  readonly naturalKey: string;
  readonly standingKey: string;
}

const commitmentsDataset = '12.05';
const reasonLengthMax = 200;
const standingKeyMax = 180;

export function placeOf(enterpriseId: string, dataset: VersionedDataset, values: Values): Place {
  const period = dataset.periodField === null ? '-' : String(values[dataset.periodField] ?? '-');
  const naturalKey = selfDeclaredKey(dataset.naturalKey.map((name) => String(values[name] ?? '').trim()).join('|'));
  return { enterpriseId, period, naturalKey, standingKey: [enterpriseId, dataset.code, period, naturalKey].join(':').slice(0, standingKeyMax) };
}

export const digestOf = (sealing: Sealing, dataset: VersionedDataset, values: Values): string =>
  sealing.blindIndex(canonical(values), `declarations.${dataset.code}`);

interface Declared {
  readonly declaration: Declaration;
  readonly dataset: VersionedDataset;
  readonly values: Values;
  readonly place: Place;
  readonly loadId: string;
  readonly commitment: CommitmentView;
  /** What this one takes the place of. */
  readonly earlier: Declaration | null;
  readonly on: string;
}

/** The row, and the commitment it was declared under. */
export async function loadDeclared(tx: EntityManager, store: Store, declared: Declared): Promise<void> {
  const { declaration, dataset, values, place, loadId, commitment, earlier, on } = declared;
  const { enterpriseId, period, naturalKey } = place;
  const before = earlier && placeFromKey(earlier);
  const moved =
    before && (before.period !== period || before.naturalKey !== naturalKey) ? [{ ...before, withdrawn: { reason: '由后一份申报代替' } }] : [];
  const rows = [...moved, { enterpriseId, period, naturalKey, body: values }];
  await store.records.load(tx, { dataset: dataset.code, version: dataset.version, batchId: loadId, rows });
  const commitments = await store.catalogue.definition(commitmentsDataset);
  const body: Values = {
    ...Object.fromEntries(commitments.fields.map(({ name }) => [name, null])),
    uscc: values.uscc ?? null,
    commitmentNumber: declaration.reference,
    kind: 'voluntary',
    matter: `自主申报：${dataset.title}`,
    content: `${commitment.title}（第 ${commitment.version} 版）：${commitment.paragraphs.join('')}`,
    authority: store.operatorName,
    promisedOn: on,
    state: 'performing',
  };
  await store.records.load(tx, {
    dataset: commitmentsDataset,
    version: commitments.version,
    batchId: loadId,
    rows: [{ enterpriseId, period: '-', naturalKey: selfDeclaredKey(declaration.reference), body }],
  });
}

/** The row goes to the history with the reason. The commitment was made and stays. */
export async function takeBack(tx: EntityManager, store: Store, declaration: Declaration, reason: string): Promise<void> {
  const place = placeFromKey(declaration);
  if (!place || declaration.datasetVersion === null) return;
  const withdrawn = { reason: reason.slice(0, reasonLengthMax) };
  await store.records.load(tx, {
    dataset: declaration.dataset,
    version: declaration.datasetVersion,
    batchId: newId(),
    rows: [{ ...place, withdrawn }],
  });
}

function placeFromKey({ enterpriseId, standingKey, period }: Declaration): Pick<Place, 'enterpriseId' | 'period' | 'naturalKey'> | null {
  if (standingKey === null || period === null) return null;
  const [, , , ...key] = standingKey.split(':');
  return { enterpriseId, period, naturalKey: key.join(':') };
}
