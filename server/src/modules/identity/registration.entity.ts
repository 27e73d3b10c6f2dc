import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account being made: the second factor is handed out before the person exists. */
@Entity('registrations')
@Index('ux_registrations_digest', ['digest'], { unique: true })
@Index('ix_registrations_expires_at', ['expiresAt'])
export class Registration {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly username!: string;

  @Column({ name: 'totp_sealed', type: 'varchar', length: 400 })
  readonly totpSealed!: string;

  @Column({ type: 'integer' })
  readonly tries!: number;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  readonly usedAt!: Date | null;
}
