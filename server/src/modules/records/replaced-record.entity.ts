import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Disclosure } from '../catalogue/catalogue.contract.js';

/** A row as it was before another with the same key took its place. */
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
}
