import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { list } from './consent.entity.js';
import type { NoticeKind } from './notices.contract.js';

/** What a firm was told, once. `dedupeKey` says what of: the index keeps a second timer from saying it again. */
@Entity('consent_notices')
@Index('ix_consent_notices_enterprise', ['enterpriseId', 'id'])
@Index('ux_consent_notices_key', ['dedupeKey'], { unique: true })
@Index('ix_consent_notices_consent', ['consentId'])
@Index('ix_consent_notices_request', ['requestId'])
export class Notice {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'varchar', length: 30 })
  readonly kind!: NoticeKind;

  @Column({ name: 'dedupe_key', type: 'varchar', length: 100 })
  readonly dedupeKey!: string;

  @Column({ type: 'datetime', precision: 3 })
  readonly at!: Date;

  @Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true })
  readonly consentId!: string | null;

  @Column({ name: 'request_id', type: 'varchar', length: 26, nullable: true })
  readonly requestId!: string | null;

  /** Figures of that moment: how many pulls, why it ended. */
  @Column({ type: 'text', transformer: list })
  readonly data!: Readonly<Record<string, string | number>>;
}
