import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';

export type FactKind = 'granted' | 'disbursed' | 'repaid' | 'writtenOff' | 'reversed';

/** One lending event as statistics count it. Firms can only be counted from here: sums of cells would count one firm twice. */
@Entity('lending_facts')
@Index('ix_lending_facts_month', ['month', 'kind', 'region'])
@Index('ix_lending_facts_bank', ['bankId'])
@Index('ix_lending_facts_enterprise', ['enterpriseId'])
@Index('ix_lending_facts_reported_at', ['reportedAt'])
export class LendingFact {
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 26 })
  readonly eventId!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly kind!: FactKind;

  /** Of the business day in China; a reversal counts in the month of what it takes back. */
  @Column({ type: 'varchar', length: 7 })
  readonly month!: string;

  @Column({ type: 'varchar', length: 12 })
  readonly region!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ name: 'guarantee_type', type: 'varchar', length: 20 })
  readonly guaranteeType!: GuaranteeType;

  @Column({ name: 'rate_ppm', type: 'integer' })
  readonly ratePpm!: number;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'is_first_loan', type: 'boolean' })
  readonly isFirstLoan!: boolean;

  @Column({ name: 'is_reversed', type: 'boolean' })
  readonly isReversed!: boolean;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;

  @Column({ name: 'reported_at', type: 'datetime', precision: 3 })
  readonly reportedAt!: Date;
}
