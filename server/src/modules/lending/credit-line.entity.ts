import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';

/** What was granted. A reversed one was a mistake of the bank's and is shown to nobody. */
@Entity('credit_lines')
@Index('ix_credit_lines_bank', ['bankId', 'id'])
@Index('ix_credit_lines_enterprise', ['enterpriseId', 'id'])
@Index('ix_credit_lines_application', ['applicationId', 'state'])
@Index('ix_credit_lines_contract', ['contractId'])
export class CreditLine {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: 'open' | 'reversed';

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ name: 'application_reference', type: 'varchar', length: 20 })
  readonly applicationReference!: string;

  @Column({ name: 'product_name', type: 'varchar', length: 40 })
  readonly productName!: string;

  @Column({ name: 'contract_id', type: 'varchar', length: 26 })
  readonly contractId!: string;

  @Column({ name: 'contract_number', type: 'varchar', length: 60 })
  readonly contractNumber!: string;

  @Column({ name: 'limit_fen', type: 'bigint', transformer: fen })
  readonly limitFen!: bigint;

  /** Sum of all drawings. */
  @Column({ name: 'drawn_fen', type: 'bigint', transformer: fen })
  readonly drawnFen!: bigint;

  /** What of it is neither repaid nor written off. */
  @Column({ name: 'outstanding_fen', type: 'bigint', transformer: fen })
  readonly outstandingFen!: bigint;

  /** Lost, not given back: it keeps its room in the limit. */
  @Column({ name: 'written_off_fen', type: 'bigint', default: 0, transformer: fen })
  readonly writtenOffFen!: bigint;

  @Column({ name: 'is_revolving', type: 'boolean' })
  readonly isRevolving!: boolean;

  @Column({ name: 'guarantee_type', type: 'varchar', length: 20 })
  readonly guaranteeType!: GuaranteeType;

  @Column({ name: 'is_first_loan', type: 'boolean' })
  readonly isFirstLoan!: boolean;

  @Column({ name: 'granted_on', type: 'varchar', length: 10 })
  readonly grantedOn!: string;

  @Column({ name: 'valid_until', type: 'varchar', length: 10 })
  readonly validUntil!: string;

  /** Drawings that were not reversed. */
  @Column({ name: 'loan_count', type: 'integer' })
  readonly loanCount!: number;

  /** A revolving line holds what was not repaid against the limit, any other the sum of drawings. */
  availableFen(): bigint {
    return this.limitFen - (this.isRevolving ? this.outstandingFen + this.writtenOffFen : this.drawnFen);
  }
}
