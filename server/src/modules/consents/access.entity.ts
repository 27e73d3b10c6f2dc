import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import { list } from './consent.entity.js';
import type { accessView } from './accesses.contract.js';
import type { ConsentPurpose } from './consents.contract.js';

export type RefusalReason = NonNullable<z.infer<typeof accessView>['reason']>;

/** One opening of an enterprise's file, or one attempt that was refused. Never changed, never deleted. */
@Entity('accesses')
@Index('ix_accesses_enterprise', ['enterpriseId', 'id'])
@Index('ix_accesses_receiver', ['receiverId', 'id'])
@Index('ix_accesses_consent', ['consentId', 'id'])
@Index('ix_accesses_person', ['personId'])
@Index('ix_accesses_application', ['applicationId'])
export class Access {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'datetime', precision: 3 })
  readonly at!: Date;

  @Column({ type: 'varchar', length: 10 })
  readonly outcome!: 'allowed' | 'refused';

  @Column({ type: 'varchar', length: 20, nullable: true })
  readonly reason!: RefusalReason | null;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ name: 'receiver_id', type: 'varchar', length: 26 })
  readonly receiverId!: string;

  @Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true })
  readonly receiverBranchId!: string | null;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ type: 'varchar', length: 30 })
  readonly role!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  readonly purpose!: ConsentPurpose | null;

  @Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true })
  readonly applicationId!: string | null;

  @Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true })
  readonly applicationReference!: string | null;

  @Column({ name: 'loan_reference', type: 'varchar', length: 60, nullable: true })
  readonly loanReference!: string | null;

  @Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true })
  readonly consentId!: string | null;

  @Column({ type: 'text', transformer: list })
  readonly datasets!: readonly string[];

  @Column({ name: 'use_number', type: 'integer', nullable: true })
  readonly useNumber!: number | null;

  @Column({ name: 'uses_max', type: 'integer', nullable: true })
  readonly usesMax!: number | null;

  /** The pages of the file may be read again until then; null for a refusal. */
  @Column({ name: 'readable_until', type: 'datetime', precision: 3, nullable: true })
  readonly readableUntil!: Date | null;
}
