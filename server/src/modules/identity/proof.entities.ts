import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The password was right; the one-time code is still to come. */
@Entity('sign_in_challenges')
@Index('ux_sign_in_challenges_digest', ['digest'], { unique: true })
@Index('ix_sign_in_challenges_person', ['personId'])
@Index('ix_sign_in_challenges_expires_at', ['expiresAt'])
export class SignInChallenge {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ type: 'integer' })
  readonly tries!: number;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  readonly usedAt!: Date | null;
}

/** Wrong passwords and codes of one user name, whether it exists or not: counting only real ones would tell which are real. */
@Entity('proof_failures')
@Index('ix_proof_failures_last_at', ['lastAt'])
export class ProofFailure {
  /** SHA-256 of the user name's key. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly subject!: string;

  @Column({ type: 'integer' })
  readonly failures!: number;

  @Column({ type: 'datetime', precision: 3 })
  readonly since!: Date;

  @Column({ name: 'last_at', type: 'datetime', precision: 3 })
  readonly lastAt!: Date;
}
