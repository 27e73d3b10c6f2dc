import { platform } from '../../kernel/actor.js';
import { lockRow, type Database } from '../../kernel/database/index.js';
import { Conflict } from '../../kernel/errors.js';
import type { IdentityService } from '../identity/index.js';
import { Organisation } from './organisation.entity.js';
import type { OrganisationsService } from './organisations.service.js';

interface FirstStart {
  readonly database: Database;
  readonly identity: IdentityService;
  readonly organisations: OrganisationsService;
  readonly operatorName: string;
  readonly cityRegion: string;
}

/**
 * Nobody has a default password: while no one administers the platform, each start gives out one link for that, and the link of
 * the start before dies. Null once there is an administrator.
 */
export async function firstStart(parts: FirstStart): Promise<{ link: string } | null> {
  try {
    return await setUp(parts);
  } catch (error) {
    // Another process that starts at the same moment has just made the operator: now it is there.
    if (error instanceof Conflict) return setUp(parts);
    throw error;
  }
}

function setUp({ database, identity, organisations, operatorName, cityRegion }: FirstStart): Promise<{ link: string } | null> {
  return database.transaction(async (tx) => {
    const operator = await organisations.ensureOperator(tx, operatorName, cityRegion);
    // One start at a time, so that of two links given out at once only the second lives.
    await lockRow(tx, Organisation, { id: operator.id });
    const members = await identity.membersOf(operator.id, tx);
    if (members.some(({ role }) => role === 'operatorAdmin')) return null;
    await identity.invitations.withdrawAll(tx, operator.id);
    const { link } = await identity.invite(tx, platform, { partyKind: 'operator', partyId: operator.id, role: 'operatorAdmin' });
    return { link };
  });
}
