import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { RepaymentMethod } from '../../kernel/pure/apr.js';
import type { OfferState } from './financing.contract.js';

/** A bank's terms, complete in themselves: the cost lines are kept as they were shown, whatever the product says later. */
@Entity('offers')
@Index('ix_offers_application', ['applicationId', 'state'])
@Index('ix_offers_enterprise', ['enterpriseId', 'state'])
@Index('ix_offers_bank', ['bankId'])
@Index('ix_offers_state_valid_until', ['state', 'validUntil'])
@Index('ix_offers_made_by', ['madeBy'])
@Index('ix_offers_ended_by', ['endedBy'])
export class Offer {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @Column({ name: 'product_name', type: 'varchar', length: 40 })
  readonly productName!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly state!: OfferState;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: fen })
  readonly amountFen!: bigint;

  @Column({ name: 'rate_ppm', type: 'integer' })
  readonly ratePpm!: number;

  @Column({ name: 'term_months', type: 'integer' })
  readonly termMonths!: number;

  @Column({ type: 'varchar', length: 20 })
  readonly method!: RepaymentMethod;

  @Column({ name: 'service_fees_fen', type: 'bigint', transformer: fen })
  readonly serviceFeesFen!: bigint;

  @Column({ name: 'guarantee_fees_fen', type: 'bigint', transformer: fen })
  readonly guaranteeFeesFen!: bigint;

  @Column({ name: 'other_fees_fen', type: 'bigint', transformer: fen })
  readonly otherFeesFen!: bigint;

  @Column({ name: 'interest_fen', type: 'bigint', transformer: fen })
  readonly interestFen!: bigint;

  @Column({ name: 'net_disbursed_fen', type: 'bigint', transformer: fen })
  readonly netDisbursedFen!: bigint;

  @Column({ name: 'total_payable_fen', type: 'bigint', transformer: fen })
  readonly totalPayableFen!: bigint;

  @Column({ name: 'apr_ppm', type: 'integer' })
  readonly aprPpm!: number;

  @Column({ name: 'penalty_rate_ppm', type: 'integer' })
  readonly penaltyRatePpm!: number;

  @Column({ type: 'varchar', length: 100 })
  readonly prepayment!: string;

  @Column({ name: 'cooling_off_days', type: 'integer' })
  readonly coolingOffDays!: number;

  @Column({ type: 'varchar', length: 100 })
  readonly collection!: string;

  @Column({ name: 'complaint_phone', type: 'varchar', length: 40 })
  readonly complaintPhone!: string;

  @Column({ name: 'made_at', type: 'datetime', precision: 3 })
  readonly madeAt!: Date;

  @Column({ name: 'made_by', type: 'varchar', length: 26 })
  readonly madeBy!: string;

  @Column({ name: 'valid_until', type: 'datetime', precision: 3 })
  readonly validUntil!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  readonly endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 26, nullable: true })
  readonly endedBy!: string | null;

  @Column({ name: 'end_note', type: 'varchar', length: 200, nullable: true })
  readonly endNote!: string | null;

  isLiveAt(instant: Date): boolean {
    return this.state === 'made' && instant < this.validUntil;
  }
}
