import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Counters } from './counters.js';

/** One delivery that counts. */
@Entity('quality_deliveries')
@Index('ix_quality_deliveries_stream', ['organisationId', 'dataset', 'month', 'receivedOn'])
export class QualityDelivery extends Counters {
  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  /** Of arrival, in China. */
  @Column({ type: 'varchar', length: 7 })
  readonly month!: string;

  @Column({ name: 'received_on', type: 'varchar', length: 10 })
  readonly receivedOn!: string;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  readonly receivedAt!: Date;

  /** JSON: the rows of `quality_periods` that it has a part in. */
  @Column({ type: 'text' })
  readonly periods!: string;
}
