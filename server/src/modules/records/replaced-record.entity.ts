import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Disclosure } from '../catalogue/catalogue.contract.js';
import type { RowEnding } from './stored-row.js';

/** A row that does not stand (any more): replaced, withdrawn, come too late, or taken back with its delivery. */
@Entity('record_history')
@Index('ix_record_history_row', ['enterpriseId', 'dataset', 'period', 'naturalKey'])
@Index('ix_record_history_batch', ['batchId'])
@Index('ix_record_history_replaced_by', ['replacedBy'])
export class ReplacedRecord {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly period!: string;

  @Column({ name: 'natural_key', type: 'varchar', length: 120 })
  readonly naturalKey!: string;

  @Column({ type: 'integer' })
  readonly version!: number;

  @Column({ type: 'varchar', length: 20 })
  readonly disclosure!: Disclosure;

  @Column({ type: 'text' })
  readonly body!: string;

  @Column({ type: 'text', nullable: true })
  readonly sealed!: string | null;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @Column({ name: 'loaded_at', type: 'datetime', precision: 3 })
  readonly loadedAt!: Date;

  @Column({ name: 'replaced_at', type: 'datetime', precision: 3 })
  readonly replacedAt!: Date;

  /** The delivery whose row stands now. */
  @Column({ name: 'replaced_by', type: 'varchar', length: 26 })
  readonly replacedBy!: string;

  /** Null: replaced by another row. `late`: an older delivery's row that arrived after a newer one's. `rolledBack`: its delivery was undone. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  readonly ending!: RowEnding | null;

  /** Of a withdrawal, in the source's words. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  readonly reason!: string | null;
}
