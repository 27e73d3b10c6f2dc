import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count } from '../../kernel/database/index.js';
import type { BatchState, FileFormat } from './ingestion.contract.js';

/** One delivery of one source: its file, how far it is, and what became of its rows. */
@Entity('batches')
@Index('ix_batches_organisation', ['organisationId', 'id'])
@Index('ix_batches_state', ['state'])
@Index('ix_batches_sent_by', ['sentBy'])
@Index('ix_batches_queue', ['organisationId', 'dataset', 'state', 'id'])
@Index('ix_batches_deliveries', ['dataset', 'state', 'finishedAt'])
@Index('ix_batches_corrects', ['correctsBatchId'])
@Index('ux_batches_reference', ['organisationId', 'reference'], { unique: true })
@Index('ux_batches_delivery_key', ['deliveryKey'], { unique: true })
export class Batch {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'dataset_version', type: 'integer' })
  readonly datasetVersion!: number;

  @Column({ name: 'mapping_version', type: 'integer' })
  readonly mappingVersion!: number;

  @Column({ type: 'varchar', length: 20 })
  readonly state!: BatchState;

  @Column({ name: 'file_name', type: 'varchar', length: 200 })
  readonly fileName!: string;

  @Column({ type: 'bigint', transformer: count })
  readonly bytes!: number;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  /** What makes two deliveries the same one; emptied when the delivery came to nothing, so that the file may be sent again. */
  @Column({ name: 'delivery_key', type: 'varchar', length: 160, nullable: true })
  readonly deliveryKey!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  readonly encoding!: string | null;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  readonly receivedAt!: Date;

  @Column({ name: 'sent_by', type: 'varchar', length: 26 })
  readonly sentBy!: string;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  readonly finishedAt!: Date | null;

  /** The job that reads the file now; another job that had it must not write any more. */
  @Column({ name: 'run_job_id', type: 'varchar', length: 26, nullable: true })
  readonly runJobId!: string | null;

  /** When, and from which row, the present run began: its speed is measured from there. */
  @Column({ name: 'run_started_at', type: 'datetime', precision: 3, nullable: true })
  readonly runStartedAt!: Date | null;

  @Column({ name: 'run_started_rows', type: 'integer' })
  readonly runStartedRows!: number;

  @Column({ name: 'rows_total', type: 'integer', nullable: true })
  readonly rowsTotal!: number | null;

  /** The checkpoint: rows of the file that are settled. */
  @Column({ name: 'rows_done', type: 'integer' })
  readonly rowsDone!: number;

  @Column({ type: 'integer' })
  readonly accepted!: number;

  @Column({ type: 'integer' })
  readonly replaced!: number;

  @Column({ type: 'integer' })
  readonly unchanged!: number;

  @Column({ type: 'integer' })
  readonly rejected!: number;

  @Column({ type: 'integer' })
  readonly waiting!: number;

  /** Rows that the source took back. Null in deliveries from before there was such a thing. */
  @Column({ type: 'integer', nullable: true })
  readonly withdrawn!: number | null;

  @Column({ name: 'enterprises_touched', type: 'integer' })
  readonly enterprisesTouched!: number;

  @Column({ name: 'uscc_errors', type: 'integer' })
  readonly usccErrors!: number;

  /** JSON of the view's `causes`. */
  @Column({ type: 'text' })
  readonly causes!: string;

  /** JSON of the view's `refusal`. */
  @Column({ type: 'text', nullable: true })
  readonly refusal!: string | null;

  /** JSON: rows taken in spite of a rule that only warns, by rule. */
  @Column({ type: 'text', nullable: true })
  readonly warnings!: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  readonly format!: FileFormat | null;

  /** JSON of the view's `found`. */
  @Column({ type: 'text', nullable: true })
  readonly found!: string | null;

  /** The delivery whose rejected rows this one brings back. */
  @Column({ name: 'corrects_batch_id', type: 'varchar', length: 26, nullable: true })
  readonly correctsBatchId!: string | null;

  /** JSON of a `Rollback`. */
  @Column({ type: 'text', nullable: true })
  readonly rollback!: string | null;

  /** Rows taken out so far. */
  @Column({ name: 'rollback_rows', type: 'integer', nullable: true })
  readonly rollbackRows!: number | null;
}

/** Why and by whom a delivery was taken back, and how many rows that is about. */
export interface Rollback {
  readonly reason: string;
  readonly by: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly rowsTotal: number;
  /** Of a delivery that registers firms: what became of them so far. */
  readonly registrations?: { readonly restored: number; readonly removed: number; readonly kept: number };
}
