import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An accepted row about a firm that is not registered yet. */
@Entity('waiting_rows')
@Index('ix_waiting_rows_uscc', ['uscc', 'id'])
@Index('ix_waiting_rows_organisation', ['organisationId'])
@Index('ix_waiting_rows_batch', ['batchId'])
export class WaitingRow {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 18 })
  readonly uscc!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ type: 'integer' })
  readonly version!: number;

  /** JSON of the checked values, sealed as a whole where the dataset has personal identifiers. */
  @Column({ type: 'text' })
  readonly content!: string;

  @Column({ name: 'waiting_since', type: 'datetime', precision: 3 })
  readonly waitingSince!: Date;
}
