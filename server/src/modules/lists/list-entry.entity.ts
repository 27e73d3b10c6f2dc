import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An entry of a public list, once more, by the code of its subject. Made of records, and can be made of them again. */
@Entity('list_entries', { withoutRowid: true })
@Index('ix_list_entries_enterprise', ['enterpriseId', 'dataset'])
export class ListEntry {
  @PrimaryColumn({ type: 'varchar', length: 18 })
  readonly uscc!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  /** Period and natural key of the record. */
  @PrimaryColumn({ name: 'entry_key', type: 'varchar', length: 140 })
  readonly entryKey!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'varchar', length: 200 })
  readonly subject!: string;

  @Column({ name: 'list_name', type: 'varchar', length: 200 })
  readonly listName!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  readonly authority!: string | null;

  @Column({ name: 'listed_on', type: 'varchar', length: 10, nullable: true })
  readonly listedOn!: string | null;

  @Column({ name: 'removed_on', type: 'varchar', length: 10, nullable: true })
  readonly removedOn!: string | null;

  @Column({ name: 'valid_to', type: 'varchar', length: 10, nullable: true })
  readonly validTo!: string | null;

  @Column({ type: 'varchar', length: 120, nullable: true })
  readonly reference!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  readonly reason!: string | null;
}
