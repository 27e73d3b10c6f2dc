import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sqlInstant, upsertRows, type Database } from '../../kernel/database/index.js';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import { recordEvidence } from '../evidence/index.js';
import { datasetsAssigned } from './catalogue.evidence.js';
import { ChangeChecks } from './change-checks.js';
import { ChangesService } from './changes.service.js';
import { DatasetSupplier } from './dataset-supplier.entity.js';
import type { CatalogueNeighbours } from './neighbours.js';
import { PublishedVersions, type PublishedVersion, type VersionedDataset } from './published-versions.js';
import { TransferService } from './transfer.service.js';

/** Since when a source delivers a dataset. */
export type Assignment = Pick<DatasetSupplier, 'organisationId' | 'dataset' | 'assignedAt'>;

export class CatalogueService {
  readonly changes: ChangesService;
  readonly transfer: TransferService;
  private readonly published: PublishedVersions;

  constructor(
    private readonly database: Database,
    private readonly neighbours: CatalogueNeighbours,
  ) {
    this.published = new PublishedVersions(database);
    const checks = new ChangeChecks(this.published, { ...neighbours, suppliersOf: (codes) => this.suppliersOf(codes) });
    this.changes = new ChangesService(database, this.published, checks, neighbours.people);
    this.transfer = new TransferService(database, this.published, checks);
  }

  /** As it holds now, in every process. */
  async definition(code: string): Promise<VersionedDataset> {
    return required((await this.published.inEffect()).get(code), code);
  }

  /** As it stood when a batch or a record was checked against it. */
  async definitionAt(code: string, version: number): Promise<VersionedDataset> {
    return required(await this.published.at(code, version), code);
  }

  /** By code. */
  async all(): Promise<readonly VersionedDataset[]> {
    return [...(await this.published.inEffect()).values()];
  }

  /** Newest first, those that wait for their day included. */
  async versionsOf(code: string): Promise<readonly PublishedVersion[]> {
    const versions = await this.published.ofCode(code);
    if (versions.length === 0) required(undefined, code);
    return [...versions].reverse();
  }

  lastArrivals(): Promise<ReadonlyMap<string, Date>> {
    return this.neighbours.lastArrivals();
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
    const names = await this.neighbours.organisations.nameOf([...new Set(rows.map((row) => row.organisationId))]);
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
    const known = await this.published.inEffect();
    const unknown = codes.flatMap((code, index) =>
      known.has(code) ? [] : [{ pointer: `/body/codes/${index}`, rule: 'unknownDataset', detail: `目录里没有 ${code}` }],
    );
    if (unknown.length > 0) throw new InvalidInput(unknown[0]?.detail ?? '', {}, unknown);
    const organisation = await this.neighbours.organisations.find(organisationId);
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

function required<T extends VersionedDataset>(dataset: T | undefined, code: string): T {
  if (!dataset) throw new NotFound('没有这个目录项', { code });
  return dataset;
}
