import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';

/** The contract an application led to. At most one of an application is live. */
@Entity('loan_contracts')
@Index('ix_loan_contracts_application', ['applicationId', 'state'])
@Index('ix_loan_contracts_bank', ['bankId'])
@Index('ix_loan_contracts_enterprise', ['enterpriseId'])
export class LoanContract {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: 'live' | 'reversed';

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly number!: string;

  @Column({ name: 'signed_on', type: 'varchar', length: 10 })
  readonly signedOn!: string;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;
}
