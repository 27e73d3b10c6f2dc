import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count } from '../../kernel/database/index.js';

/** A file that a mapping is built from. Its bytes lie in `batch_parts` under its id, for a day. */
@Entity('mapping_samples')
@Index('ix_mapping_samples_organisation', ['organisationId', 'dataset'])
@Index('ix_mapping_samples_stored_by', ['storedBy'])
@Index('ix_mapping_samples_expires_at', ['expiresAt'])
export class MappingSample {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'file_name', type: 'varchar', length: 200 })
  readonly fileName!: string;

  @Column({ type: 'bigint', transformer: count })
  readonly bytes!: number;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'stored_by', type: 'varchar', length: 26 })
  readonly storedBy!: string;

  @Column({ name: 'stored_at', type: 'datetime', precision: 3 })
  readonly storedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;
}
