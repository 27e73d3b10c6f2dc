import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PartyKind } from '../../kernel/actor.js';
import type { RoleName } from './identity.contract.js';

/** A membership on offer behind a link that works once. */
@Entity('invitations')
@Index('ux_invitations_digest', ['digest'], { unique: true })
@Index('ix_invitations_party', ['partyId', 'id'])
export class Invitation {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly digest!: string;

  @Column({ name: 'party_kind', type: 'varchar', length: 12 })
  readonly partyKind!: PartyKind;

  @Column({ name: 'party_id', type: 'varchar', length: 26 })
  readonly partyId!: string;

  @Column({ type: 'varchar', length: 30 })
  readonly role!: RoleName;

  @Column({ name: 'branch_id', type: 'varchar', length: 26, nullable: true })
  readonly branchId!: string | null;

  @Column({ name: 'region_scope', type: 'varchar', length: 6, nullable: true })
  readonly regionScope!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  readonly note!: string | null;

  /** Made at the first look-up and stable afterwards: whoever reloads the page keeps the QR code already scanned. */
  @Column({ name: 'totp_sealed', type: 'varchar', length: 400, nullable: true })
  readonly totpSealed!: string | null;

  @Column({ type: 'varchar', length: 10 })
  readonly state!: 'open' | 'accepted' | 'withdrawn';

  /** Null for the link that the first start prints. */
  @Column({ name: 'invited_by', type: 'varchar', length: 26, nullable: true })
  readonly invitedBy!: string | null;

  @Column({ name: 'accepted_by', type: 'varchar', length: 26, nullable: true })
  readonly acceptedBy!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  readonly expiresAt!: Date;

  /** Nobody's clock has to run for a link to lapse. */
  stateAt(instant: Date): 'open' | 'accepted' | 'withdrawn' | 'lapsed' {
    return this.state === 'open' && this.expiresAt <= instant ? 'lapsed' : this.state;
  }
}
