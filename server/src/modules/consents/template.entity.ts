import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { list } from './consent.entity.js';
import type { ConsentPurpose } from './consents.contract.js';

/** What bounds every consent of a purpose. A consent can be less, never more (invariant 3). A line is never changed: a new bound is a new line with a later day. */
@Entity('consent_templates')
@Index('ux_consent_templates_purpose', ['purpose', 'inForceFrom'], { unique: true })
export class ConsentTemplate {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  readonly version!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly purpose!: ConsentPurpose;

  /** First day in China on which it holds. */
  @Column({ name: 'in_force_from', type: 'varchar', length: 10 })
  readonly inForceFrom!: string;

  @Column({ name: 'months_max', type: 'integer' })
  readonly monthsMax!: number;

  @Column({ name: 'valid_days_max', type: 'integer' })
  readonly validDaysMax!: number;

  @Column({ name: 'uses_max', type: 'integer' })
  readonly usesMax!: number;

  /** Whether the separate personal part may be offered at all. */
  @Column({ name: 'offers_personal', type: 'boolean' })
  readonly offersPersonal!: boolean;

  /** Usable only beside something that is alive: the application it is for, or the loan. */
  @Column({ name: 'bound_to', type: 'varchar', length: 20, nullable: true })
  readonly boundTo!: 'application' | 'loan' | null;

  @Column({ name: 'valid_days_choices', type: 'text', transformer: list })
  readonly validDaysChoices!: readonly number[];

  @Column({ name: 'uses_choices', type: 'text', transformer: list })
  readonly usesChoices!: readonly number[];
}

/** The days that clocks count, from a day on. */
@Entity('consent_policies')
export class ConsentPolicy {
  @PrimaryColumn({ name: 'in_force_from', type: 'varchar', length: 10 })
  readonly inForceFrom!: string;

  @Column({ name: 'request_lapse_days', type: 'integer' })
  readonly requestLapseDays!: number;

  @Column({ name: 'cool_down_days', type: 'integer' })
  readonly coolDownDays!: number;

  @Column({ name: 'cosign_days', type: 'integer' })
  readonly cosignDays!: number;

  @Column({ name: 'waiting_notice_days', type: 'integer' })
  readonly waitingNoticeDays!: number;

  @Column({ name: 'expiry_notice_days', type: 'integer' })
  readonly expiryNoticeDays!: number;

  @Column({ name: 'review_notice_days', type: 'integer' })
  readonly reviewNoticeDays!: number;

  @Column({ name: 'pull_notice_days', type: 'integer' })
  readonly pullNoticeDays!: number;

  /** How to withdraw without a computer, in a sentence for receipts. */
  @Column({ name: 'alternative_channel', type: 'varchar', length: 300 })
  readonly alternativeChannel!: string;
}
