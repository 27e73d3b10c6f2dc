import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of one catalogue entry. Never changed: records keep the version they were checked against. */
@Entity('dataset_versions')
export class DatasetVersion {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly code!: string;

  @PrimaryColumn({ type: 'integer' })
  readonly version!: number;

  /** A `DatasetDefinition`. With its code tables it may pass the 64 KB of `text`. */
  @Column({ type: 'json' })
  readonly definition!: unknown;

  @Column({ name: 'effective_at', type: 'datetime', precision: 3 })
  readonly effectiveAt!: Date;
}
