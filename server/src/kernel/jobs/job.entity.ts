import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type JobState = 'ready' | 'running' | 'done' | 'dead';

/** One piece of work, enqueued in the transaction that causes it and leased by one worker at a time. */
@Entity('jobs')
@Index('ix_jobs_state_run_after', ['state', 'runAfter'])
@Index('ux_jobs_dedupe_key', ['dedupeKey'], { unique: true })
export class Job {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 120 })
  readonly kind!: string;

  @Column({ type: 'text' })
  readonly payload!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: JobState;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'attempts_max', type: 'integer' })
  readonly attemptsMax!: number;

  @Column({ name: 'run_after', type: 'datetime', precision: 3 })
  runAfter!: Date;

  @Column({ name: 'leased_until', type: 'datetime', precision: 3, nullable: true })
  leasedUntil!: Date | null;

  @Column({ name: 'lease_owner', type: 'varchar', length: 40, nullable: true })
  leaseOwner!: string | null;

  /** While it waits, a second job with the same key is not added; emptied when it starts. */
  @Column({ name: 'dedupe_key', type: 'varchar', length: 160, nullable: true })
  dedupeKey!: string | null;

  @Column({ name: 'last_error', type: 'varchar', length: 1000, nullable: true })
  lastError!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;
}
