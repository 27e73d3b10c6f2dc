import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProposedTerms, TermChangeState, TermSubject } from './term-changes.contract.js';

/** New terms on their way: proposed by one person, published by another, in force from their day on. Published ones are lines like those the platform opened with. */
@Entity('consent_term_changes')
@Index('ux_consent_term_changes_open', ['openSubject'], { unique: true })
@Index('ux_consent_term_changes_version', ['version'], { unique: true })
@Index('ix_consent_term_changes_state', ['state', 'id'])
@Index('ix_consent_term_changes_subject', ['subject', 'id'])
@Index('ix_consent_term_changes_reviewer', ['reviewerId'])
@Index('ix_consent_term_changes_withdrawer', ['withdrawnBy'])
export class TermChange {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly subject!: TermSubject;

  /** The subject while nobody has decided, else null: one proposal about each at a time. */
  @Column({ name: 'open_subject', type: 'varchar', length: 20, nullable: true })
  readonly openSubject!: TermSubject | null;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: TermChangeState;

  /** Kept when it is withdrawn: no later line takes its name. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  readonly version!: string | null;

  @Column({ name: 'in_force_from', type: 'varchar', length: 10 })
  readonly inForceFrom!: string;

  @Column({ type: 'json' })
  readonly terms!: ProposedTerms;

  @Column({ type: 'varchar', length: 500 })
  readonly note!: string;

  /** New with every move: whoever amends or decides names the one they have read. */
  @Column({ type: 'varchar', length: 26 })
  readonly etag!: string;

  /** JSON list of everyone who proposed or amended it, the last one last: none of them may review it. */
  @Column({ name: 'author_ids', type: 'text' })
  readonly authorList!: string;

  @Column({ name: 'proposed_at', type: 'datetime', precision: 3 })
  readonly proposedAt!: Date;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  readonly decidedAt!: Date | null;

  @Column({ name: 'reviewer_id', type: 'varchar', length: 26, nullable: true })
  readonly reviewerId!: string | null;

  @Column({ name: 'returned_reason', type: 'varchar', length: 500, nullable: true })
  readonly returnedReason!: string | null;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  readonly withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_by', type: 'varchar', length: 26, nullable: true })
  readonly withdrawnBy!: string | null;

  get authorIds(): readonly string[] {
    return JSON.parse(this.authorList) as string[];
  }

  /** The list with this person last. */
  authorsWith(personId: string): string {
    return JSON.stringify([...this.authorIds.filter((id) => id !== personId), personId]);
  }
}
