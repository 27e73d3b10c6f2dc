import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Counters } from './counters.js';

/** What arrived of one dataset from one source in one month. */
@Entity('quality_months')
@Index('ix_quality_months_month', ['month'])
export class QualityMonth extends Counters {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @PrimaryColumn({ type: 'varchar', length: 7 })
  readonly month!: string;
}
