import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Figures of a closed month: place 0 as they were when it was closed, from 1 on the corrections. Never changed. */
@Entity('quality_closed_figures')
@Index('ix_quality_closed_figures_stream', ['organisationId', 'dataset'])
export class ClosedFigures {
  @PrimaryColumn({ type: 'varchar', length: 7 })
  readonly month!: string;

  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'integer' })
  readonly place!: number;

  @Column({ name: 'recorded_at', type: 'datetime', precision: 3 })
  readonly recordedAt!: Date;

  /** JSON of `FrozenFigures`. */
  @Column({ type: 'text' })
  readonly figures!: string;
}
