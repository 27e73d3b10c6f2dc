import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: held while an event is counted, locked while everything is counted anew. */
@Entity('statistics_builds')
export class StatisticsBuild {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  readonly name!: string;

  @Column({ name: 'built_at', type: 'datetime', precision: 3 })
  readonly builtAt!: Date;
}
