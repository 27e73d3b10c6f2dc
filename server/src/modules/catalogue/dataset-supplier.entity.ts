import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which data source delivers which dataset. */
@Entity('dataset_suppliers')
@Index('ix_dataset_suppliers_dataset', ['dataset'])
export class DatasetSupplier {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'assigned_at', type: 'datetime', precision: 3 })
  readonly assignedAt!: Date;
}
