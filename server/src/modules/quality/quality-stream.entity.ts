import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One dataset of one source. Held while it is counted, so that two deliveries at once are counted one after the other. */
@Entity('quality_streams')
export class QualityStream {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'counted_at', type: 'datetime', precision: 3 })
  readonly countedAt!: Date;
}
