import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the record: who did what, when, to which ids. Written in the transaction of what it records, never changed. */
@Entity('evidence_entries')
@Index('ix_evidence_entries_kind', ['kind', 'id'])
@Index('ix_evidence_entries_enterprise', ['enterpriseId', 'id'])
@Index('ix_evidence_entries_subject', ['subjectId', 'id'])
export class EvidenceEntry {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 60 })
  readonly kind!: string;

  @Column({ type: 'datetime', precision: 3 })
  readonly at!: Date;

  @Column({ name: 'person_id', type: 'varchar', length: 26, nullable: true })
  readonly personId!: string | null;

  @Column({ name: 'membership_id', type: 'varchar', length: 26, nullable: true })
  readonly membershipId!: string | null;

  @Column({ name: 'party_id', type: 'varchar', length: 26, nullable: true })
  readonly partyId!: string | null;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26, nullable: true })
  readonly enterpriseId!: string | null;

  /** The id the entry is mostly about: a consent, an application, a batch. */
  @Column({ name: 'subject_id', type: 'varchar', length: 26, nullable: true })
  readonly subjectId!: string | null;

  /** RFC 8785 canonical JSON of the whole entry: the bytes that are hashed, and later the log's leaf. */
  @Column({ type: 'text' })
  readonly document!: string;

  /** SHA-256 (hex) of `document`. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;
}
