import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given to a delivery of a source in a month. */
@Entity('batch_numbers')
export class BatchNumber {
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 7 })
  readonly month!: string;

  @Column({ name: 'last_number', type: 'integer' })
  readonly lastNumber!: number;
}
