import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckPurpose } from './lists.contract.js';

const codes: { to: (value: readonly string[]) => string; from: (text: string) => string[] } = {
  to: (value) => JSON.stringify(value),
  from: (text) => JSON.parse(text) as string[],
};

/** One check: who asked, what for, about how many codes, and how far it is. The codes and the results lie in its parts. */
@Entity('list_checks')
@Index('ix_list_checks_party', ['partyId', 'id'])
@Index('ix_list_checks_person', ['personId'])
@Index('ix_list_checks_kept_until', ['keptUntil'])
export class ListCheck {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly kind!: 'single' | 'file';

  @Column({ type: 'varchar', length: 10 })
  readonly state!: 'waiting' | 'running' | 'done' | 'failed';

  @Column({ name: 'party_id', type: 'varchar', length: 26 })
  readonly partyId!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly purpose!: CheckPurpose;

  @Column({ type: 'varchar', length: 200 })
  readonly note!: string;

  @Column({ name: 'file_name', type: 'varchar', length: 200, nullable: true })
  readonly fileName!: string | null;

  @Column({ type: 'text', transformer: codes })
  readonly datasets!: readonly string[];

  /** Lists asked for that had never been delivered when the check was made. */
  @Column({ type: 'text', transformer: codes })
  readonly unchecked!: readonly string[];

  @Column({ name: 'codes_total', type: 'integer' })
  readonly codesTotal!: number;

  @Column({ name: 'codes_done', type: 'integer' })
  readonly codesDone!: number;

  @Column({ type: 'integer' })
  readonly listed!: number;

  @Column({ type: 'integer' })
  readonly past!: number;

  @Column({ type: 'integer' })
  readonly invalid!: number;

  /** Looked at, and not to be called "not listed". */
  @Column({ type: 'integer' })
  readonly unsure!: number;

  @Column({ type: 'integer' })
  readonly failures!: number;

  /** SHA-256 of the codes as they came. */
  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  readonly finishedAt!: Date | null;

  @Column({ name: 'kept_until', type: 'varchar', length: 10 })
  readonly keptUntil!: string;
}
