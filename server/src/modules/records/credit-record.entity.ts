import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Disclosure } from '../catalogue/catalogue.contract.js';

/** One row of a dataset about one enterprise. The key is the table: a firm's whole file is one contiguous read. */
@Entity('records', { withoutRowid: true })
@Index('ix_records_batch', ['batchId'])
export class CreditRecord {
  @PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly period!: string;

  @PrimaryColumn({ name: 'natural_key', type: 'varchar', length: 120 })
  readonly naturalKey!: string;

  @Column({ type: 'integer' })
  readonly version!: number;

  @Column({ type: 'varchar', length: 20 })
  readonly disclosure!: Disclosure;

  /** JSON of the fields; personal identifiers only in their masked form. */
  @Column({ type: 'text' })
  readonly body!: string;

  /** JSON of the personal identifiers, each sealed. No reader for people touches it. */
  @Column({ type: 'text', nullable: true })
  readonly sealed!: string | null;

  /** Tells equal rows where personal identifiers are sealed: sealing the same number twice gives two texts. Empty elsewhere. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @Column({ name: 'loaded_at', type: 'datetime', precision: 3 })
  readonly loadedAt!: Date;
}
