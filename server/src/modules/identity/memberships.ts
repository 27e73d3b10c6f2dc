import { IsNull, type EntityManager } from 'typeorm';
import type { Actor, PartyKind } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate } from '../../kernel/database/index.js';
import { Conflict, Forbidden, invalidField } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { isWithin } from '../../kernel/pure/region.js';
import { recordEvidence } from '../evidence/index.js';
import type { RoleName } from './identity.contract.js';
import { entries } from './identity.evidence.js';
import type { PartyBrief } from './identity.parties.js';
import { Membership } from './membership.entity.js';
import { roles } from './roles.js';

/** What an invitation offers and a membership is. */
export interface Position {
  readonly partyKind: PartyKind;
  readonly partyId: string;
  readonly role: RoleName;
  readonly branchId?: string | null | undefined;
  readonly regionScope?: string | null | undefined;
}

/** A role belongs to a kind of party, a branch to its organisation, and a regulator sees no further than its own region. */
export function checkPosition({ role, branchId, regionScope }: Position, party: PartyBrief): void {
  if (roles[role].party !== party.kind) throw invalidField('/body/role', 'party', '这类机构没有这个岗位');
  if (branchId && !party.branches.has(branchId)) throw invalidField('/body/branchId', 'unknown', '这家机构没有这个网点');
  if (party.kind !== 'regulator') {
    if (regionScope) throw invalidField('/body/regionScope', 'party', '只有监管机构的岗位有辖区');
    return;
  }
  if (!regionScope) throw invalidField('/body/regionScope', 'required', '请选择这位人员能看到的辖区');
  if (party.region === null || !isWithin(regionScope, party.region)) throw invalidField('/body/regionScope', 'outside', '辖区要在这家机构的辖区之内');
}

/** People of one branch or one district bring in and remove people of it only: otherwise they could give themselves the whole. */
export const reaches = (actor: Actor, { branchId, regionScope }: Pick<Position, 'branchId' | 'regionScope'>): boolean =>
  (actor.branchId === undefined || branchId === actor.branchId) &&
  (actor.regionScope === undefined || (typeof regionScope === 'string' && isWithin(regionScope, actor.regionScope)));

export const outOfReach = (): Forbidden => new Forbidden('您只能管理自己网点或辖区之内的人员');

export async function insertMembership(tx: EntityManager, actor: Actor, personId: string, position: Position): Promise<Membership> {
  const row = Object.assign(new Membership(), {
    id: newId(),
    personId,
    partyKind: position.partyKind,
    partyId: position.partyId,
    role: position.role,
    branchId: position.branchId ?? null,
    regionScope: position.regionScope ?? null,
    activeKey: `${personId}:${position.partyId}`,
    createdAt: now(),
    endedAt: null,
  });
  try {
    await tx.insert(Membership, row);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new Conflict('这位人员已经是这家单位的成员');
  }
  const data = { membershipId: row.id, personId, partyId: row.partyId, role: row.role };
  await recordEvidence(tx, actor, entries.membershipGranted, data, {
    subjectId: row.id,
    ...(row.partyKind === 'enterprise' && { enterpriseId: row.partyId }),
  });
  return row;
}

export const membershipOf = (db: EntityManager, personId: string, partyId: string): Promise<Membership | null> =>
  db.findOneBy(Membership, { personId, partyId, endedAt: IsNull() });

/** Roles that can bring in and remove people: one such member has to stay. */
export const administers = (role: RoleName): boolean => roles[role].permissions.includes('member:remove');
