import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When rows of a month or year first came; for datasets without such periods, the days on which something came. */
@Entity('quality_periods')
@Index('ix_quality_periods_batch', ['batchId'])
export class QualityPeriod {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly period!: string;

  @Column({ name: 'arrived_at', type: 'datetime', precision: 3 })
  readonly arrivedAt!: Date;

  /** The delivery that was first. */
  @Column({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  /** False while the firms have still to be counted. */
  @Column({ name: 'is_counted', type: 'boolean' })
  readonly isCounted!: boolean;

  @Column({ type: 'integer', nullable: true })
  readonly firms!: number | null;

  /** Firms with rows in the period before, and those of them that have rows in this one. */
  @Column({ name: 'firms_expected', type: 'integer', nullable: true })
  readonly firmsExpected!: number | null;

  @Column({ name: 'firms_covered', type: 'integer', nullable: true })
  readonly firmsCovered!: number | null;
}
