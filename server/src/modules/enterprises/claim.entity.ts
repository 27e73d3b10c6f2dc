import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ClaimState = 'approved' | 'inReview' | 'rejected';

/** A person saying: I act for this enterprise. */
@Entity('claims')
@Index('ux_claims_open_key', ['openKey'], { unique: true })
@Index('ux_claims_person_day', ['personId', 'day', 'ordinal'], { unique: true })
@Index('ix_claims_person', ['personId', 'id'])
@Index('ix_claims_state', ['state', 'id'])
@Index('ix_claims_enterprise', ['enterpriseId'])
@Index('ix_claims_uscc', ['uscc', 'madeAt'])
@Index('ix_claims_decided_by', ['decidedBy'])
export class Claim {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26, nullable: true })
  readonly enterpriseId!: string | null;

  @Column({ type: 'varchar', length: 18 })
  readonly uscc!: string;

  @Column({ name: 'enterprise_name', type: 'varchar', length: 100 })
  readonly enterpriseName!: string;

  @Column({ name: 'legal_representative', type: 'varchar', length: 60 })
  readonly legalRepresentative!: string;

  @Column({ name: 'identity_sealed', type: 'varchar', length: 400 })
  readonly identitySealed!: string;

  @Column({ name: 'identity_index', type: 'varchar', length: 64 })
  readonly identityIndex!: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  readonly statement!: string | null;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: ClaimState;

  @Column({ type: 'varchar', length: 500, nullable: true })
  readonly reason!: string | null;

  /** Digest of person and content while it waits: saying the same twice is one claim. */
  @Column({ name: 'open_key', type: 'varchar', length: 64, nullable: true })
  readonly openKey!: string | null;

  /** Day in China time and place within it: together with the person unique, so the daily limit holds under a race. */
  @Column({ type: 'varchar', length: 10 })
  readonly day!: string;

  @Column({ type: 'integer' })
  readonly ordinal!: number;

  @Column({ name: 'made_at', type: 'datetime', precision: 3 })
  readonly madeAt!: Date;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  readonly decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 26, nullable: true })
  readonly decidedBy!: string | null;
}
