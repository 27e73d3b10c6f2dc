import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A genuine registration whose last character breaks GB 32100, let through by a person with a reason. */
@Entity('uscc_exceptions')
@Index('ux_uscc_exceptions_code', ['code'], { unique: true })
@Index('ix_uscc_exceptions_made_by', ['madeBy'])
export class UsccException {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 18 })
  readonly code!: string;

  /** The last character that the rule would ask for. */
  @Column({ type: 'varchar', length: 1 })
  readonly expected!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly reason!: string;

  @Column({ name: 'made_by', type: 'varchar', length: 26 })
  readonly madeBy!: string;

  @Column({ name: 'made_at', type: 'datetime', precision: 3 })
  readonly madeAt!: Date;
}
