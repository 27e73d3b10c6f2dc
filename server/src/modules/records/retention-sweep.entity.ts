import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One day's removal of what is past its keeping, and how far it has come. Numbers only. */
@Entity('retention_sweeps')
export class RetentionSweep {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  /** In China; by it what is past is decided, also when the sweep goes on after midnight. */
  @Index('ux_retention_sweeps_day', { unique: true })
  @Column({ type: 'varchar', length: 10 })
  readonly day!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  readonly startedAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  readonly finishedAt!: Date | null;

  /** The last firm that was looked at. */
  @Column({ name: 'after_firm', type: 'varchar', length: 26 })
  readonly afterFirm!: string;

  /** JSON: what was removed, by dataset. */
  @Column({ type: 'text' })
  readonly removed!: string;
}
