import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';
import type { LendingEventKind } from './lending.contract.js';

/** One fact a bank returned. Only ever added: a correction is a reversal and a new event. */
@Entity('lending_events')
@Index('ux_lending_events_bank_reference', ['bankId', 'reference'], { unique: true })
@Index('ux_lending_events_reverses', ['reversesEventId'], { unique: true })
@Index('ix_lending_events_bank', ['bankId', 'id'])
@Index('ix_lending_events_enterprise', ['enterpriseId'])
@Index('ix_lending_events_application', ['applicationId', 'id'])
@Index('ix_lending_events_contract', ['contractId'])
@Index('ix_lending_events_credit_line', ['creditLineId'])
@Index('ix_lending_events_loan', ['loanId', 'id'])
@Index('ix_lending_events_reported_by', ['reportedBy'])
export class LendingEvent {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly kind!: LendingEventKind;

  /** The business day, in China time. */
  @Column({ name: 'event_date', type: 'varchar', length: 10 })
  readonly on!: string;

  /** Contract amount, limit, drawn amount or repaid principal; for a reversal what it takes back. */
  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;

  @Column({ name: 'interest_fen', type: 'bigint', transformer: fen })
  readonly interestFen!: bigint;

  @Column({ name: 'rate_ppm', type: 'integer' })
  readonly ratePpm!: number;

  @Column({ name: 'guarantee_type', type: 'varchar', length: 20 })
  readonly guaranteeType!: GuaranteeType;

  @Column({ name: 'is_first_loan', type: 'boolean' })
  readonly isFirstLoan!: boolean;

  /** Where the firm was registered when the fact was returned: statistics stay what they were when it moves. */
  @Column({ type: 'varchar', length: 12 })
  readonly region!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ name: 'contract_id', type: 'varchar', length: 26, nullable: true })
  readonly contractId!: string | null;

  @Column({ name: 'credit_line_id', type: 'varchar', length: 26, nullable: true })
  readonly creditLineId!: string | null;

  @Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true })
  readonly loanId!: string | null;

  /** Unique: an event is taken back once. */
  @Column({ name: 'reverses_event_id', type: 'varchar', length: 26, nullable: true })
  readonly reversesEventId!: string | null;

  /** RFC 8785 canonical JSON of what the bank sent, amounts in 分. */
  @Column({ type: 'text' })
  readonly content!: string;

  /** SHA-256 (hex) of `content`: tells a repetition from a second fact under the same number. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'reported_by', type: 'varchar', length: 26 })
  readonly reportedBy!: string;

  @Column({ name: 'reported_at', type: 'datetime', precision: 3 })
  readonly reportedAt!: Date;
}
