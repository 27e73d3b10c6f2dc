import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A source says that it has nothing to deliver for a period. Data that come for it later take its place; it stays on the record. */
@Entity('quality_zero_reports')
@Index('ix_quality_zero_reports_stream', ['organisationId', 'dataset', 'period'])
@Index('ix_quality_zero_reports_declared_by', ['declaredBy'])
@Index('ix_quality_zero_reports_withdrawn_by', ['withdrawnBy'])
export class ZeroReport {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly period!: string;

  /** Of the period, as it was when this was said: in that month it is counted. */
  @Column({ name: 'due_on', type: 'varchar', length: 10 })
  readonly dueOn!: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  readonly reason!: string | null;

  @Column({ name: 'declared_at', type: 'datetime', precision: 3 })
  readonly declaredAt!: Date;

  @Column({ name: 'declared_by', type: 'varchar', length: 26 })
  readonly declaredBy!: string;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  readonly withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_by', type: 'varchar', length: 26, nullable: true })
  readonly withdrawnBy!: string | null;

  /** Source, dataset and period while it stands: of one period it is said once. */
  @Index('ux_quality_zero_reports_standing', { unique: true })
  @Column({ name: 'standing_key', type: 'varchar', length: 60, nullable: true })
  readonly standingKey!: string | null;
}
