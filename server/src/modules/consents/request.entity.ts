import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { list } from './consent.entity.js';
import type { ConsentPurpose, RequestState } from './consents.contract.js';

/** One line asked for. `months` as asked; null: a state, or as far back as the template lets. */
export interface RequestedItem {
  readonly dataset: string;
  readonly months: number | null;
  readonly isRequired: boolean;
  readonly reason: string;
}

/** What a receiver asks an enterprise for, within the template of its purpose. */
@Entity('consent_requests')
@Index('ix_consent_requests_enterprise_state', ['enterpriseId', 'state'])
@Index('ix_consent_requests_receiver_state', ['receiverId', 'state'])
@Index('ix_consent_requests_application', ['applicationId'])
@Index('ix_consent_requests_loan', ['loanId'])
@Index('ix_consent_requests_notice_due_at', ['noticeDueAt'])
@Index('ix_consent_requests_state_lapses_at', ['state', 'lapsesAt'])
export class ConsentRequest {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'receiver_id', type: 'varchar', length: 26 })
  readonly receiverId!: string;

  @Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true })
  readonly receiverBranchId!: string | null;

  @Column({ type: 'varchar', length: 20 })
  readonly purpose!: ConsentPurpose;

  /** The template as of this day bounds the consent, also when a wider one has come before the answer; a narrower one then counts. */
  @Column({ name: 'template_version', type: 'varchar', length: 20 })
  readonly templateVersion!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true })
  readonly applicationId!: string | null;

  @Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true })
  readonly applicationReference!: string | null;

  @Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true })
  readonly loanId!: string | null;

  @Column({ name: 'loan_reference', type: 'varchar', length: 60, nullable: true })
  readonly loanReference!: string | null;

  /** Which posts of the receiver will read it, in words. */
  @Column({ type: 'varchar', length: 200 })
  readonly readers!: string;

  @Column({ type: 'text', transformer: list })
  readonly items!: readonly RequestedItem[];

  @Column({ type: 'varchar', length: 20 })
  state!: RequestState;

  /** False: the firm began it with an application of its own. The receiver learns of that when the firm says yes. */
  @Column({ name: 'asked_by_receiver', type: 'boolean' })
  readonly askedByReceiver!: boolean;

  @Column({ name: 'requested_by', type: 'varchar', length: 26 })
  readonly requestedBy!: string;

  @Column({ name: 'requested_at', type: 'datetime', precision: 3 })
  readonly requestedAt!: Date;

  @Column({ name: 'lapses_at', type: 'datetime', precision: 3 })
  readonly lapsesAt!: Date;

  @Column({ name: 'notice_due_at', type: 'datetime', precision: 3, nullable: true })
  readonly noticeDueAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true })
  consentId!: string | null;

  get isKnownToReceiver(): boolean {
    return this.askedByReceiver || this.consentId !== null;
  }

  /** The clock's word comes before the timer that writes it down. */
  stateAt(instant: Date): RequestState {
    return this.state === 'requested' && instant >= this.lapsesAt ? 'lapsed' : this.state;
  }
}
