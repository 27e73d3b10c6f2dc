import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count, fen } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';
import type { ApplicationState, RefusalCode } from './financing.contract.js';

/** One enterprise's application for one product, made under one published version of it. */
@Entity('applications')
@Index('ux_applications_reference', ['reference'], { unique: true })
@Index('ix_applications_enterprise', ['enterpriseId', 'id'])
@Index('ix_applications_bank_deadline', ['bankId', 'nextDeadline', 'id'])
@Index('ix_applications_bank_submitted', ['bankId', 'submittedAt'])
@Index('ix_applications_state_deadline', ['state', 'nextDeadline'])
@Index('ix_applications_lapses_at', ['lapsesAt'])
@Index('ix_applications_product', ['productId'])
@Index('ix_applications_product_version', ['productVersionId'])
@Index('ix_applications_branch', ['branchId'])
@Index('ix_applications_applicant', ['applicantId'])
@Index('ix_applications_handler', ['handlerId'])
export class Application {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly state!: ApplicationState;

  /** Counts the changes. The compare-and-set goes by it, because a move may lead from a state back to the same one. */
  @Column({ type: 'integer' })
  readonly revision!: number;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  /** The branch of whoever took the application in. */
  @Column({ name: 'branch_id', type: 'varchar', length: 26, nullable: true })
  readonly branchId!: string | null;

  @Column({ name: 'product_id', type: 'varchar', length: 26 })
  readonly productId!: string;

  @Column({ name: 'product_version_id', type: 'varchar', length: 26 })
  readonly productVersionId!: string;

  // What the version said and lists show: a published version never changes, so these cannot go stale.
  @Column({ name: 'product_version_number', type: 'integer' })
  readonly productVersionNumber!: number;

  @Column({ name: 'product_name', type: 'varchar', length: 40 })
  readonly productName!: string;

  @Column({ name: 'guarantee_type', type: 'varchar', length: 20 })
  readonly guaranteeType!: GuaranteeType;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;

  @Column({ name: 'term_months', type: 'integer' })
  readonly termMonths!: number;

  @Column({ name: 'loan_use', type: 'varchar', length: 200 })
  readonly loanUse!: string;

  @Column({ name: 'applicant_id', type: 'varchar', length: 26 })
  readonly applicantId!: string;

  @Column({ name: 'handler_id', type: 'varchar', length: 26, nullable: true })
  readonly handlerId!: string | null;

  @Column({ name: 'first_response_working_days', type: 'integer' })
  readonly firstResponseWorkingDays!: number;

  @Column({ name: 'decision_days', type: 'integer' })
  readonly decisionDays!: number;

  @Column({ name: 'drafted_at', type: 'datetime', precision: 3 })
  readonly draftedAt!: Date;

  /** Null: the bank does not know of it. */
  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true })
  readonly submittedAt!: Date | null;

  @Column({ name: 'first_response_due_at', type: 'datetime', precision: 3, nullable: true })
  readonly firstResponseDueAt!: Date | null;

  @Column({ name: 'responded_at', type: 'datetime', precision: 3, nullable: true })
  readonly respondedAt!: Date | null;

  /** Working days the first response took, in thousandths; a lapse without one counts up to the lapse. */
  @Column({ name: 'response_milli_days', type: 'integer', nullable: true })
  readonly responseMilliDays!: number | null;

  @Column({ name: 'first_response_over_at', type: 'datetime', precision: 3, nullable: true })
  readonly firstResponseOverAt!: Date | null;

  /** Moves on by the time during which the bank waited for the firm. */
  @Column({ name: 'decision_due_at', type: 'datetime', precision: 3, nullable: true })
  readonly decisionDueAt!: Date | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  readonly decidedAt!: Date | null;

  /** Days the first decision took without the stopped time, in thousandths. */
  @Column({ name: 'decision_milli_days', type: 'integer', nullable: true })
  readonly decisionMilliDays!: number | null;

  @Column({ name: 'decision_over_at', type: 'datetime', precision: 3, nullable: true })
  readonly decisionOverAt!: Date | null;

  /** Set while the decision clock stands still. */
  @Column({ name: 'stopped_at', type: 'datetime', precision: 3, nullable: true })
  readonly stoppedAt!: Date | null;

  @Column({ name: 'stopped_ms', type: 'bigint', transformer: count })
  readonly stoppedMs!: number;

  @Column({ name: 'offer_made_at', type: 'datetime', precision: 3, nullable: true })
  readonly offerMadeAt!: Date | null;

  @Column({ name: 'offer_valid_until', type: 'datetime', precision: 3, nullable: true })
  readonly offerValidUntil!: Date | null;

  /** When the clock that runs now ends; far away where none runs. The bank's list is sorted by it. */
  @Column({ name: 'next_deadline', type: 'datetime', precision: 3 })
  readonly nextDeadline!: Date;

  /** When that clock has used three quarters. */
  @Column({ name: 'near_at', type: 'datetime', precision: 3 })
  readonly nearAt!: Date;

  /** When the platform ends the application if nobody moves it. */
  @Column({ name: 'lapses_at', type: 'datetime', precision: 3 })
  readonly lapsesAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  readonly endedAt!: Date | null;

  @Column({ name: 'refusal_code', type: 'varchar', length: 40, nullable: true })
  readonly refusalCode!: RefusalCode | null;

  @Column({ name: 'refusal_text', type: 'varchar', length: 500, nullable: true })
  readonly refusalText!: string | null;

  @Column({ name: 'refusal_next_step', type: 'varchar', length: 300, nullable: true })
  readonly refusalNextStep!: string | null;

  @Column({ name: 'reapply_after', type: 'varchar', length: 10, nullable: true })
  readonly reapplyAfter!: string | null;
}
