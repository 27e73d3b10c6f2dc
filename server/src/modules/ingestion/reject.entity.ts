import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why one cell of a delivery was not taken. The row itself lies beside it in `rejected_rows`, for its sender only. */
@Entity('rejects', { withoutRowid: true })
@Index('ix_rejects_cause', ['batchId', 'rule', 'field'])
export class Reject {
  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @PrimaryColumn({ type: 'integer' })
  readonly line!: number;

  /** Among the problems of its line. */
  @PrimaryColumn({ type: 'integer' })
  readonly place!: number;

  @Column({ type: 'varchar', length: 60 })
  readonly field!: string;

  @Column({ type: 'varchar', length: 200 })
  readonly header!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly rule!: string;

  /** Masked. */
  @Column({ type: 'varchar', length: 200 })
  readonly received!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly detail!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly remedy!: string;
}
