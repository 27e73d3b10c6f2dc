import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What `once()` has seen. Rows older than a day are swept by a timer. */
@Entity('idempotency_keys')
@Index('ix_idempotency_keys_made_at', ['madeAt'])
export class IdempotencyKey {
  @PrimaryColumn({ name: 'actor_id', type: 'varchar', length: 26 })
  readonly actorId!: string;

  @PrimaryColumn({ type: 'varchar', length: 120 })
  readonly operation!: string;

  @PrimaryColumn({ name: 'idempotency_key', type: 'varchar', length: 100 })
  readonly idempotencyKey!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'resource_id', type: 'varchar', length: 26 })
  readonly resourceId!: string;

  @Column({ name: 'made_at', type: 'datetime', precision: 3 })
  readonly madeAt!: Date;
}

/** Counted limits (signing in, exports) that hold over all processes. */
@Entity('counters')
@Index('ix_counters_ends_at', ['endsAt'])
export class Counter {
  @PrimaryColumn({ type: 'varchar', length: 160 })
  readonly counter!: string;

  @Column({ type: 'integer' })
  readonly used!: number;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  readonly endsAt!: Date;
}
