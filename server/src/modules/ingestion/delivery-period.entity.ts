import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count } from '../../kernel/database/index.js';

/** Which months or years a delivery brought rows of. */
@Entity('delivery_periods')
@Index('ix_delivery_periods_period', ['organisationId', 'dataset', 'period'])
export class DeliveryPeriod {
  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly period!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'rows_taken', type: 'bigint', transformer: count })
  readonly rowsTaken!: number;
}
