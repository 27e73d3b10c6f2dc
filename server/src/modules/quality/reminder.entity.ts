import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReminderKind } from './reminders.contract.js';

/** Something a source is reminded of. */
@Entity('quality_reminders')
@Index('ix_quality_reminders_organisation', ['organisationId', 'id'])
@Index('ix_quality_reminders_stream', ['organisationId', 'dataset', 'settledAt'])
@Index('ix_quality_reminders_created_by', ['createdBy'])
@Index('ix_quality_reminders_acknowledged_by', ['acknowledgedBy'])
@Index('ux_quality_reminders_key', ['reminderKey'], { unique: true })
export class Reminder {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly kind!: ReminderKind;

  @Column({ type: 'varchar', length: 10, nullable: true })
  readonly period!: string | null;

  @Column({ name: 'due_on', type: 'varchar', length: 10, nullable: true })
  readonly dueOn!: string | null;

  @Column({ type: 'text' })
  readonly message!: string;

  /** Makes the clock's reminders happen once each; a written one has none. */
  @Column({ name: 'reminder_key', type: 'varchar', length: 80, nullable: true })
  readonly reminderKey!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 26, nullable: true })
  readonly createdBy!: string | null;

  @Column({ name: 'acknowledged_at', type: 'datetime', precision: 3, nullable: true })
  readonly acknowledgedAt!: Date | null;

  @Column({ name: 'acknowledged_by', type: 'varchar', length: 26, nullable: true })
  readonly acknowledgedBy!: string | null;

  @Column({ name: 'settled_at', type: 'datetime', precision: 3, nullable: true })
  readonly settledAt!: Date | null;
}
