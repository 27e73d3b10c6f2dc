import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a bank asks a firm to add; while one is open the bank's clock stands still. */
@Entity('application_questions')
@Index('ix_application_questions_application', ['applicationId', 'id'])
@Index('ix_application_questions_asked_by', ['askedBy'])
@Index('ix_application_questions_answered_by', ['answeredBy'])
export class Question {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'application_id', type: 'varchar', length: 26 })
  readonly applicationId!: string;

  @Column({ type: 'varchar', length: 500 })
  readonly text!: string;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  readonly askedAt!: Date;

  @Column({ name: 'asked_by', type: 'varchar', length: 26 })
  readonly askedBy!: string;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  readonly answer!: string | null;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  readonly answeredAt!: Date | null;

  @Column({ name: 'answered_by', type: 'varchar', length: 26, nullable: true })
  readonly answeredBy!: string | null;
}
