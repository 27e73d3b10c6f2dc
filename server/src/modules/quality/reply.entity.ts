import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a source answered: by when, and why it is late. Never changed. */
@Entity('quality_replies')
@Index('ix_quality_replies_reminder', ['reminderId'])
@Index('ix_quality_replies_written_by', ['writtenBy'])
export class Reply {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'reminder_id', type: 'varchar', length: 26 })
  readonly reminderId!: string;

  @Column({ name: 'promised_on', type: 'varchar', length: 10 })
  readonly promisedOn!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly reason!: string;

  @Column({ name: 'written_at', type: 'datetime', precision: 3 })
  readonly writtenAt!: Date;

  @Column({ name: 'written_by', type: 'varchar', length: 26 })
  readonly writtenBy!: string;
}
