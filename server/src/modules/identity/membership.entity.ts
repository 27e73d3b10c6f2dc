import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PartyKind } from '../../kernel/actor.js';
import type { RoleName } from './identity.contract.js';

/** A person acting for an organisation or an enterprise, in one role. */
@Entity('memberships')
@Index('ix_memberships_person', ['personId'])
@Index('ix_memberships_party', ['partyId', 'id'])
@Index('ux_memberships_active_key', ['activeKey'], { unique: true })
export class Membership {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 26 })
  readonly personId!: string;

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

  /** `person:party` while it lasts, null afterwards: one live membership per person and party, so nobody reviews their own work in a second role. */
  @Column({ name: 'active_key', type: 'varchar', length: 60, nullable: true })
  readonly activeKey!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  readonly endedAt!: Date | null;
}
