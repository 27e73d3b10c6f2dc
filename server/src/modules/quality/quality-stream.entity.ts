import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One dataset of one source. Held while it is counted, so that two deliveries at once are counted one after the other. */
@Entity('quality_streams')
@Index('ix_quality_streams_last_batch', ['lastBatchId'])
export class QualityStream {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  /** The latest delivery that counts. */
  @Column({ name: 'last_batch_id', type: 'varchar', length: 26, nullable: true })
  readonly lastBatchId!: string | null;

  @Column({ name: 'last_received_at', type: 'datetime', precision: 3, nullable: true })
  readonly lastReceivedAt!: Date | null;

  @Column({ name: 'counted_at', type: 'datetime', precision: 3 })
  readonly countedAt!: Date;
}
