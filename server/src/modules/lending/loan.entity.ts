import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { RepaymentMethod } from '../../kernel/pure/apr.js';
import type { LoanState } from './lending.contract.js';

/** One drawing of a credit line, with what was repaid of it. */
@Entity('loans')
@Index('ix_loans_credit_line', ['creditLineId', 'state'])
@Index('ix_loans_bank', ['bankId', 'id'])
@Index('ix_loans_enterprise', ['enterpriseId', 'id'])
@Index('ix_loans_application', ['applicationId'])
export class Loan {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly state!: LoanState;

  @Column({ name: 'credit_line_id', type: 'varchar', length: 26 })
  readonly creditLineId!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ name: 'product_name', type: 'varchar', length: 40 })
  readonly productName!: string;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;

  @Column({ name: 'outstanding_fen', type: 'bigint', transformer: fen })
  readonly outstandingFen!: bigint;

  @Column({ name: 'repaid_principal_fen', type: 'bigint', transformer: fen })
  readonly repaidPrincipalFen!: bigint;

  @Column({ name: 'repaid_interest_fen', type: 'bigint', transformer: fen })
  readonly repaidInterestFen!: bigint;

  @Column({ name: 'written_off_fen', type: 'bigint', default: 0, transformer: fen })
  readonly writtenOffFen!: bigint;

  /** Repayments that were not reversed. */
  @Column({ name: 'repayment_count', type: 'integer' })
  readonly repaymentCount!: number;

  @Column({ name: 'rate_ppm', type: 'integer' })
  readonly ratePpm!: number;

  @Column({ type: 'varchar', length: 20 })
  readonly method!: RepaymentMethod;

  @Column({ name: 'disbursed_on', type: 'varchar', length: 10 })
  readonly disbursedOn!: string;

  @Column({ name: 'due_on', type: 'varchar', length: 10 })
  readonly dueOn!: string;

  @Column({ name: 'settled_on', type: 'varchar', length: 10, nullable: true })
  readonly settledOn!: string | null;

  /** The day on which all that was outstanding was written off. */
  @Column({ name: 'written_off_on', type: 'varchar', length: 10, nullable: true })
  readonly writtenOffOn!: string | null;
}
