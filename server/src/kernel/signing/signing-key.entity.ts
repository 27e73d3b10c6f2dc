import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A certificate that documents were or are signed with. Old ones stay, so that what they signed can be checked. */
@Entity('signing_keys')
export class SigningKey {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  /** `current` for the one that signs, else null. Unique: of two processes that make a key at once, one keeps it. */
  @Index('ux_signing_keys_slot', { unique: true })
  @Column({ type: 'varchar', length: 10, nullable: true })
  readonly slot!: 'current' | null;

  /** SHA-256 of the certificate, lower-case hex. */
  @Index('ux_signing_keys_fingerprint', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  readonly fingerprint!: string;

  /** PEM. */
  @Column({ type: 'text' })
  readonly certificate!: string;

  /** The private key (PKCS#8 PEM), sealed. Null: it is kept elsewhere (a PKCS#12 file). */
  @Column({ name: 'sealed_key', type: 'text', nullable: true })
  readonly sealedKey!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
