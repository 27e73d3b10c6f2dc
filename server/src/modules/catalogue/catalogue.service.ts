import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sqlInstant, upsertRows, type Database } from '../../kernel/database/index.js';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import { recordEvidence } from '../evidence/index.js';
import type { OrganisationsService } from '../organisations/index.js';
import { datasetDefinition, type DatasetDefinition } from './catalogue.contract.js';
import { datasetsAssigned } from './catalogue.evidence.js';
import { DatasetSupplier } from './dataset-supplier.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';

export type VersionedDataset = DatasetDefinition & { readonly version: number };
/** Since when a source delivers a dataset. */
export type Assignment = Pick<DatasetSupplier, 'organisationId' | 'dataset' | 'assignedAt'>;
type Organisations = Pick<OrganisationsService, 'find' | 'nameOf'>;

export class CatalogueService {
  private readonly versions = new Map<string, VersionedDataset>();
  private readonly current = new Map<string, VersionedDataset>();

  /** The definitions are read once: a new version comes with a migration, and so with a start. */
  static async open(database: Database, organisations: Organisations): Promise<CatalogueService> {
    const rows = await database.read().find(DatasetVersion, { order: { code: 'ASC', version: 'ASC' } });
    return new CatalogueService(database, organisations, rows);
  }

  private constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    rows: readonly DatasetVersion[],
  ) {
    for (const row of rows) {
      const dataset = { ...datasetDefinition.parse(row.definition), version: row.version };
      this.versions.set(keyOf(row.code, row.version), dataset);
      this.current.set(row.code, dataset);
    }
  }

  async definition(code: string): Promise<VersionedDataset> {
    return required(this.current.get(code), code);
  }

  /** As it stood when a batch or a record was checked against it. */
  async definitionAt(code: string, version: number): Promise<VersionedDataset> {
    return required(this.versions.get(keyOf(code, version)), code);
  }

  /** By code. */
  async all(): Promise<readonly VersionedDataset[]> {
    return [...this.current.values()];
  }

  async suppliesDataset(organisationId: string, code: string): Promise<boolean> {
    return this.database.read().existsBy(DatasetSupplier, { organisationId, dataset: code });
  }

  async datasetsOf(organisationId: string): Promise<string[]> {
    const rows = await this.database.read().find(DatasetSupplier, { where: { organisationId }, order: { dataset: 'ASC' } });
    return rows.map((row) => row.dataset);
  }

  /** By source and dataset; of one source where it is named. */
  assignments(organisationId?: string, db = this.database.read()): Promise<Assignment[]> {
    return db.find(DatasetSupplier, {
      where: { ...(organisationId !== undefined && { organisationId }) },
      order: { organisationId: 'ASC', dataset: 'ASC' },
    });
  }

  async suppliersOf(codes: readonly string[]): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>> {
    const rows = await this.database.read().find(DatasetSupplier, { where: { dataset: In([...codes]) }, order: { organisationId: 'ASC' } });
    const names = await this.organisations.nameOf([...new Set(rows.map((row) => row.organisationId))]);
    const suppliers = new Map<string, { id: string; name: string }[]>();
    for (const { dataset, organisationId } of rows) {
      const name = names.get(organisationId)?.name;
      if (name !== undefined) suppliers.set(dataset, [...(suppliers.get(dataset) ?? []), { id: organisationId, name }]);
    }
    return suppliers;
  }

  /** Replaces the whole list of what a source delivers; what it delivered before stays. */
  async assign(actor: Actor, organisationId: string, codes: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(codes)].sort();
    const unknown = codes.flatMap((code, index) =>
      this.current.has(code) ? [] : [{ pointer: `/body/codes/${index}`, rule: 'unknownDataset', detail: `目录里没有 ${code}` }],
    );
    if (unknown.length > 0) throw new InvalidInput(unknown[0]?.detail ?? '', {}, unknown);
    const organisation = await this.organisations.find(organisationId);
    if (!organisation || organisation.kind !== 'source') throw new NotFound('没有这个数据源单位');
    await this.database.transaction(async (tx) => {
      const held = new Set((await tx.findBy(DatasetSupplier, { organisationId })).map((row) => row.dataset));
      const removed = [...held].filter((code) => !wanted.includes(code));
      const added = wanted.filter((code) => !held.has(code));
      if (removed.length > 0) await tx.delete(DatasetSupplier, { organisationId, dataset: In(removed) });
      await upsertRows(
        tx,
        'dataset_suppliers',
        ['organisation_id', 'dataset', 'assigned_at'],
        ['organisation_id', 'dataset'],
        added.map((dataset) => [organisationId, dataset, sqlInstant(now())]),
      );
      await recordEvidence(tx, actor, datasetsAssigned, { organisationId, codes: wanted }, { subjectId: organisationId });
    });
    return wanted;
  }
}

const keyOf = (code: string, version: number): string => `${code}@${version}`;

function required(dataset: VersionedDataset | undefined, code: string): VersionedDataset {
  if (!dataset) throw new NotFound('没有这个目录项', { code });
  return dataset;
}
