import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';

/** Sums of one month, region, bank, guarantee type and rate. The rate is a dimension, so the weighted one stays exact: no rounded product is ever stored. */
@Entity('lending_cells', { withoutRowid: true })
@Index('ix_lending_cells_bank', ['bankId'])
export class LendingCell {
  @PrimaryColumn({ type: 'varchar', length: 7 })
  readonly month!: string;

  @PrimaryColumn({ type: 'varchar', length: 12 })
  readonly region!: string;

  @PrimaryColumn({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @PrimaryColumn({ name: 'guarantee_type', type: 'varchar', length: 20 })
  readonly guaranteeType!: GuaranteeType;

  @PrimaryColumn({ name: 'rate_ppm', type: 'integer' })
  readonly ratePpm!: number;

  @Column({ name: 'granted_fen', type: 'bigint', transformer: fen })
  readonly grantedFen!: bigint;

  @Column({ name: 'granted_count', type: 'integer' })
  readonly grantedCount!: number;

  @Column({ name: 'drawn_fen', type: 'bigint', transformer: fen })
  readonly drawnFen!: bigint;

  @Column({ name: 'drawn_count', type: 'integer' })
  readonly drawnCount!: number;

  /** Drawn less repaid and written off in the month: the balance is their sum from the beginning. */
  @Column({ name: 'balance_change_fen', type: 'bigint', transformer: fen })
  readonly balanceChangeFen!: bigint;

  @Column({ name: 'event_count', type: 'integer' })
  readonly eventCount!: number;
}
