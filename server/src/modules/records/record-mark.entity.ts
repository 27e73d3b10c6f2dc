import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Mark } from './stored-row.js';

/** What a delivery said about a row without bringing one: needed to undo another delivery as if it had never come. */
@Entity('record_marks', { withoutRowid: true })
@Index('ix_record_marks_kind', ['dataset', 'kind', 'batchId'])
export class RecordMark {
  @PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly period!: string;

  @PrimaryColumn({ name: 'natural_key', type: 'varchar', length: 120 })
  readonly naturalKey!: string;

  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  /** `confirmed`: an equal row stood already. `withdrawalUndone`: the delivery that withdrew the row was rolled back. */
  @PrimaryColumn({ type: 'varchar', length: 20 })
  readonly kind!: Mark['kind'];

  @PrimaryColumn({ name: 'marked_at', type: 'datetime', precision: 3 })
  readonly markedAt!: Date;

  @Column({ type: 'varchar', length: 200, nullable: true })
  readonly reason!: string | null;
}
