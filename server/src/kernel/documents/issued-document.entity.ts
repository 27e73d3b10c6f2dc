import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document that left the platform: enough to say whether a file is the one that was issued, nothing of what it says. */
@Entity('issued_documents')
@Index('ix_issued_documents_series', ['series', 'state'])
export class IssuedDocument {
  /** `BG-2026-000123`. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  readonly number!: string;

  /** Printed beside the number: numbers run on, so a number alone tells nothing. */
  @Column({ type: 'varchar', length: 12 })
  readonly code!: string;

  /** What it is: `creditReport`, `ownReport`, `consentReceipt`. */
  @Column({ type: 'varchar', length: 40 })
  readonly kind!: string;

  /** SHA-256 (hex) of the whole file. */
  @Index('ix_issued_documents_digest')
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  /** Id of what it was made of, in its own module. */
  @Index('ix_issued_documents_subject')
  @Column({ name: 'subject_id', type: 'varchar', length: 26 })
  readonly subjectId!: string;

  /** Documents of which only the newest is current share a series; null: each stands for itself. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  readonly series!: string | null;

  /** The firm's name as a stranger may see it. */
  @Column({ name: 'masked_name', type: 'varchar', length: 200 })
  readonly maskedName!: string;

  @Column({ type: 'varchar', length: 12 })
  readonly state!: 'issued' | 'superseded';

  @Column({ name: 'issued_at', type: 'datetime', precision: 3 })
  readonly issuedAt!: Date;

  @Column({ name: 'superseded_at', type: 'datetime', precision: 3, nullable: true })
  readonly supersededAt!: Date | null;

  /** The entry that records the issue. */
  @Column({ name: 'entry_id', type: 'varchar', length: 26, nullable: true })
  readonly entryId!: string | null;
}
