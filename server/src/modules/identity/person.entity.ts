import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Someone who signs in. What they may do comes from their memberships, never from here. */
@Entity('persons')
@Index('ux_persons_username_key', ['usernameKey'], { unique: true })
export class Person {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly username!: string;

  /** Half-width lower case: two people must not differ by a capital letter only. */
  @Column({ name: 'username_key', type: 'varchar', length: 64 })
  readonly usernameKey!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly name!: string;

  @Column({ name: 'password_hash', type: 'varchar', length: 200 })
  readonly passwordHash!: string;

  @Column({ name: 'totp_sealed', type: 'varchar', length: 400 })
  readonly totpSealed!: string;

  /** The time step of the newest code that was accepted: it and all before it are spent. */
  @Column({ name: 'totp_last_step', type: 'integer' })
  readonly totpLastStep!: number;

  /** Where the next sign-in begins for a person with several memberships. */
  @Column({ name: 'last_membership_id', type: 'varchar', length: 26, nullable: true })
  readonly lastMembershipId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
