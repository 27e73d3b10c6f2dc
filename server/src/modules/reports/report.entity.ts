import { Column, Entity, Index, PrimaryColumn, type ValueTransformer } from 'typeorm';

const json: ValueTransformer = { to: (value: unknown): string => JSON.stringify(value), from: (text: string): unknown => JSON.parse(text) };

/** A report that was issued: by whom, under what, and the digest of its file. The file itself is not kept here. */
@Entity('reports')
@Index('ix_reports_enterprise', ['enterpriseId', 'id'])
@Index('ix_reports_receiver', ['receiverId', 'id'])
export class Report {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Index('ux_reports_number', { unique: true })
  @Column({ type: 'varchar', length: 40 })
  readonly number!: string;

  /** `bank`: under an access. `own`: the firm's, complete. */
  @Column({ type: 'varchar', length: 20 })
  readonly kind!: 'bank' | 'own';

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'receiver_id', type: 'varchar', length: 26, nullable: true })
  readonly receiverId!: string | null;

  @Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true })
  readonly receiverBranchId!: string | null;

  @Index('ix_reports_person')
  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Index('ix_reports_consent')
  @Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true })
  readonly consentId!: string | null;

  @Index('ix_reports_access')
  @Column({ name: 'access_id', type: 'varchar', length: 26, nullable: true })
  readonly accessId!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  readonly purpose!: string | null;

  /** Codes of the datasets it was made of, beside the public ones. */
  @Column({ type: 'text', transformer: json })
  readonly datasets!: readonly string[];

  /** The last day any of its figures speaks of. */
  @Column({ name: 'as_of', type: 'varchar', length: 10 })
  readonly asOf!: string;

  @Column({ type: 'integer' })
  readonly pages!: number;

  @Column({ name: 'size_bytes', type: 'integer' })
  readonly sizeBytes!: number;

  /** SHA-256 (hex) of the signed file. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'issued_at', type: 'datetime', precision: 3 })
  readonly issuedAt!: Date;
}
