import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A licence or penalty that came later than the rule allows. The document is named, nobody in it. */
@Entity('late_decisions')
@Index('ix_late_decisions_list', ['organisationId', 'dataset', 'batchId', 'line'])
export class LateDecision {
  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @PrimaryColumn({ type: 'integer' })
  readonly line!: number;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'document_number', type: 'varchar', length: 120 })
  readonly documentNumber!: string;

  @Column({ name: 'decided_on', type: 'varchar', length: 10 })
  readonly decidedOn!: string;

  @Column({ name: 'received_on', type: 'varchar', length: 10 })
  readonly receivedOn!: string;

  @Column({ name: 'days_late', type: 'integer' })
  readonly daysLate!: number;
}
