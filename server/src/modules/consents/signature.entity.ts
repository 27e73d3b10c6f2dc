import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import { list } from './consent.entity.js';
import type { signatureOutcome, SignerRole } from './consents.contract.js';
import type { SignerRuleState } from './signers.contract.js';

/** A person who has to sign besides whoever grants, and as what. */
export interface Signer {
  readonly role: SignerRole;
  readonly personId: string;
}

/** One setting of a firm: who else signs. Never changed once decided; a new setting supersedes it. */
@Entity('consent_signer_rules')
@Index('ix_consent_signer_rules_enterprise', ['enterpriseId', 'id'])
@Index('ix_consent_signer_rules_state', ['state', 'lapsesAt'])
@Index('ux_consent_signer_rules_holds', ['holds'], { unique: true })
export class SignerRule {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'integer' })
  readonly number!: number;

  @Column({ type: 'text', transformer: list })
  readonly signers!: readonly Signer[];

  @Column({ type: 'varchar', length: 20 })
  readonly state!: SignerRuleState;

  /** `enterprise:inForce` or `enterprise:proposed`, else null: the index lets one of each stand. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  readonly holds!: string | null;

  @Column({ name: 'proposed_by', type: 'varchar', length: 26 })
  readonly proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'datetime', precision: 3 })
  readonly proposedAt!: Date;

  @Column({ name: 'lapses_at', type: 'datetime', precision: 3 })
  readonly lapsesAt!: Date;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  readonly decidedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  readonly endedAt!: Date | null;

  stateAt(instant: Date): SignerRuleState {
    return this.state === 'proposed' && instant >= this.lapsesAt ? 'lapsed' : this.state;
  }
}

/** One signature asked for, on a consent or on a change of the signers. The index keeps a person from signing twice. */
@Entity('consent_signatures')
@Index('ux_consent_signatures_person', ['subjectId', 'personId'], { unique: true })
@Index('ix_consent_signatures_waiting', ['personId', 'outcome'])
@Index('ix_consent_signatures_enterprise', ['enterpriseId'])
export class Signature {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  /** The consent, or the setting, that is signed. */
  @Column({ name: 'subject_id', type: 'varchar', length: 26 })
  readonly subjectId!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly role!: SignerRole;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly outcome!: z.infer<typeof signatureOutcome>;

  @Column({ name: 'signed_at', type: 'datetime', precision: 3, nullable: true })
  readonly signedAt!: Date | null;

  /** When the person had last proven themselves: the proof the signature rests on. */
  @Column({ name: 'proven_at', type: 'datetime', precision: 3, nullable: true })
  readonly provenAt!: Date | null;

  @Column({ name: 'entry_id', type: 'varchar', length: 26, nullable: true })
  readonly entryId!: string | null;
}
