import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One version of how a source's file becomes a dataset. Never changed: a delivery keeps the version it was read by. */
@Entity('mappings')
@Index('ix_mappings_saved_by', ['savedBy'])
export class SavedMapping {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'integer' })
  readonly version!: number;

  /** JSON of a `Mapping`. */
  @Column({ type: 'text' })
  readonly mapping!: string;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  readonly savedAt!: Date;

  @Column({ name: 'saved_by', type: 'varchar', length: 26 })
  readonly savedBy!: string;
}
