import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser someone is signed in with. The token is in its cookie only; an ended session has no row. */
@Entity('sessions')
@Index('ux_sessions_digest', ['digest'], { unique: true })
@Index('ix_sessions_person', ['personId', 'id'])
@Index('ix_sessions_membership', ['membershipId'])
@Index('ix_sessions_expires_at', ['expiresAt'])
export class Session {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  /** SHA-256 of the 256-bit token: whoever reads the table cannot become anyone. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ name: 'membership_id', type: 'varchar', length: 26, nullable: true })
  readonly membershipId!: string | null;

  @Column({ name: 'user_agent', type: 'varchar', length: 200 })
  readonly userAgent!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;

  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3 })
  readonly lastSeenAt!: Date;

  @Column({ name: 'proven_at', type: 'datetime', precision: 3, nullable: true })
  readonly provenAt!: Date | null;
}
