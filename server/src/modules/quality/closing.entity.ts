import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A month whose figures stay. */
@Entity('quality_closings')
@Index('ix_quality_closings_closed_by', ['closedBy'])
export class Closing {
  @PrimaryColumn({ type: 'varchar', length: 7 })
  readonly month!: string;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3 })
  readonly closedAt!: Date;

  @Column({ name: 'closed_by', type: 'varchar', length: 26 })
  readonly closedBy!: string;
}
