import { Column, Entity, Index, PrimaryColumn, type ValueTransformer } from 'typeorm';
import { consentMachine, type ConsentEvent } from './consent.machine.js';
import type { ConsentPurpose, ConsentState } from './consents.contract.js';

/** What one line of a consent opens: months from–to of a dataset, or (null) a state without a period. */
export interface GrantedItem {
  readonly dataset: string;
  readonly months: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A list that is read and written whole, with its row. */
export const list: ValueTransformer = {
  to: (value: unknown): string => JSON.stringify(value ?? []),
  from: (text: string): unknown => JSON.parse(text),
};

/** An enterprise's permission for one receiver to read named datasets, for one purpose, until an instant. Never widened. */
@Entity('consents')
@Index('ix_consents_enterprise_state', ['enterpriseId', 'state'])
@Index('ix_consents_receiver_state', ['receiverId', 'state'])
@Index('ix_consents_application', ['applicationId'])
@Index('ix_consents_loan', ['loanId'])
@Index('ix_consents_state_expires_at', ['state', 'expiresAt'])
@Index('ix_consents_notice_due_at', ['noticeDueAt'])
@Index('ux_consents_request', ['requestId'], { unique: true })
export class Consent {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'request_id', type: 'varchar', length: 26 })
  readonly requestId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'receiver_id', type: 'varchar', length: 26 })
  readonly receiverId!: string;

  @Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true })
  readonly receiverBranchId!: string | null;

  @Column({ type: 'varchar', length: 20 })
  readonly purpose!: ConsentPurpose;

  @Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true })
  readonly applicationId!: string | null;

  @Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true })
  readonly applicationReference!: string | null;

  @Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true })
  readonly loanId!: string | null;

  @Column({ name: 'loan_reference', type: 'varchar', length: 60, nullable: true })
  readonly loanReference!: string | null;

  @Column({ type: 'text', transformer: list })
  readonly items!: readonly GrantedItem[];

  @Column({ name: 'includes_personal', type: 'boolean' })
  readonly includesPersonal!: boolean;

  @Column({ type: 'varchar', length: 20 })
  state!: ConsentState;

  @Column({ type: 'integer' })
  readonly uses!: number;

  @Column({ name: 'uses_max', type: 'integer' })
  readonly usesMax!: number;

  @Column({ name: 'granted_by', type: 'varchar', length: 26 })
  readonly grantedBy!: string;

  @Column({ name: 'granted_at', type: 'datetime', precision: 3 })
  readonly grantedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;

  /** Until then further signers have time; null where none was needed. */
  @Column({ name: 'sign_by', type: 'datetime', precision: 3, nullable: true })
  readonly signBy!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'end_note', type: 'varchar', length: 500, nullable: true })
  endNote!: string | null;

  @Column({ name: 'last_access_at', type: 'datetime', precision: 3, nullable: true })
  readonly lastAccessAt!: Date | null;

  @Column({ name: 'notice_version', type: 'varchar', length: 20 })
  readonly noticeVersion!: string;

  /** The text that was read and agreed to, whole. */
  @Column({ type: 'text' })
  readonly notice!: string;

  /** RFC 8785 canonical JSON of the consent. */
  @Column({ type: 'text' })
  readonly document!: string;

  /** SHA-256 (hex) of `document`. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  /** CMS signature (detached, DER, base64) of the platform over `document`; null for consents from before it signed. */
  @Column({ type: 'text', nullable: true })
  readonly signature!: string | null;

  /** When the firm is next to be told of it; null: nothing is due any more. */
  @Column({ name: 'notice_due_at', type: 'datetime', precision: 3, nullable: true })
  readonly noticeDueAt!: Date | null;

  @Column({ name: 'entry_id', type: 'varchar', length: 26 })
  readonly entryId!: string;

  @Column({ name: 'entry_digest', type: 'varchar', length: 64 })
  readonly entryDigest!: string;

  apply(event: ConsentEvent): void {
    this.state = consentMachine.next(this.state, event);
  }

  /** The clock's word comes before the timer that writes it down. */
  stateAt(instant: Date): ConsentState {
    if (this.state === 'awaitingCosigner') return instant >= (this.signBy ?? this.expiresAt) ? 'lapsed' : this.state;
    return !consentMachine.isFinal(this.state) && instant >= this.expiresAt ? 'expired' : this.state;
  }

  coversAt(instant: Date): boolean {
    return this.stateAt(instant) === 'active';
  }
}
