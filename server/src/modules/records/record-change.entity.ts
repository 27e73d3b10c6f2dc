import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A firm whose records of a dataset changed and who was not announced yet: a long delivery announces each firm once, not once per chunk. */
@Entity('record_changes', { withoutRowid: true })
export class RecordChange {
  @PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  readonly changedAt!: Date;
}
