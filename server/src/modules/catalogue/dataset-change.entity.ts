import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChangeState } from './catalogue-changes.contract.js';

/** A next version of a dataset, or a new dataset, on its way: drafted by one person, judged by another. */
@Entity('dataset_changes')
@Index('ux_dataset_changes_open', ['openCode'], { unique: true })
@Index('ix_dataset_changes_state', ['state', 'id'])
@Index('ix_dataset_changes_code', ['code', 'id'])
@Index('ix_dataset_changes_reviewer', ['reviewerId'])
export class DatasetChange {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly code!: string;

  /** The code while the change is open, else null: a dataset has one open change at most. */
  @Column({ name: 'open_code', type: 'varchar', length: 10, nullable: true })
  readonly openCode!: string | null;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: ChangeState;

  /** The version it was drafted from. */
  @Column({ name: 'base_version', type: 'integer', nullable: true })
  readonly baseVersion!: number | null;

  /** The version it became. */
  @Column({ type: 'integer', nullable: true })
  readonly version!: number | null;

  @Column({ type: 'varchar', length: 10 })
  readonly origin!: 'edit' | 'import';

  /** A `DatasetDefinition`, perhaps with faults still. */
  @Column({ type: 'json' })
  readonly definition!: unknown;

  /** SHA-256 (hex) of the canonical definition. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly note!: string;

  /** The law under which more may be seen than before. */
  @Column({ name: 'opening_basis', type: 'varchar', length: 500, nullable: true })
  readonly openingBasis!: string | null;

  @Column({ name: 'effective_at', type: 'datetime', precision: 3, nullable: true })
  readonly effectiveAt!: Date | null;

  /** New with every change: whoever saves, submits or decides names the one they have read. */
  @Column({ type: 'varchar', length: 26 })
  readonly etag!: string;

  /** JSON list of everyone who drafted, saved, imported or submitted it, the last one last: none of them may review it. */
  @Column({ name: 'author_ids', type: 'text' })
  readonly authorList!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'edited_at', type: 'datetime', precision: 3 })
  readonly editedAt!: Date;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  readonly decidedAt!: Date | null;

  @Column({ name: 'reviewer_id', type: 'varchar', length: 26, nullable: true })
  readonly reviewerId!: string | null;

  @Column({ name: 'returned_reason', type: 'varchar', length: 500, nullable: true })
  readonly returnedReason!: string | null;

  get authorIds(): readonly string[] {
    return JSON.parse(this.authorList) as string[];
  }

  /** The list with this person last. */
  authorsWith(personId: string): string {
    return JSON.stringify([...this.authorIds.filter((id) => id !== personId), personId]);
  }
}
