import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of an application's timeline. Only ever added. */
@Entity('application_events')
@Index('ix_application_events_application', ['applicationId', 'id'])
@Index('ix_application_events_person', ['personId'])
export class ApplicationTimelineEvent {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ type: 'datetime', precision: 3 })
  readonly at!: Date;

  @Column({ type: 'varchar', length: 40 })
  readonly event!: string;

  /** Both sides read it, so it says nothing that only one of them may know. */
  @Column({ type: 'varchar', length: 600 })
  readonly text!: string;

  /** Null where the platform's clock acted. */
  @Column({ name: 'person_id', type: 'varchar', length: 26, nullable: true })
  readonly personId!: string | null;
}
