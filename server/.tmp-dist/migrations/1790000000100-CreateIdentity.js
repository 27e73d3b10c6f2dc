import { Table } from 'typeorm';
import { at, id, integer, key, optional, word } from './support/columns.js';
export class CreateIdentity1790000000100 {
    async up(db) {
        await db.createTable(new Table({
            name: 'persons',
            columns: [
                key(),
                word('username', 64),
                word('username_key', 64),
                word('name', 60),
                word('password_hash', 200),
                word('totp_sealed', 400),
                integer('totp_last_step'),
                id('last_membership_id', optional),
                at('created_at'),
            ],
            indices: [{ name: 'ux_persons_username_key', columnNames: ['username_key'], isUnique: true }],
        }));
        await db.createTable(new Table({
            name: 'memberships',
            columns: [
                key(),
                id('person_id'),
                word('party_kind', 12),
                id('party_id'),
                word('role', 30),
                id('branch_id', optional),
                word('region_scope', 6, optional),
                word('active_key', 60, optional),
                at('created_at'),
                at('ended_at', optional),
            ],
            indices: [
                { name: 'ix_memberships_person', columnNames: ['person_id'] },
                { name: 'ix_memberships_party', columnNames: ['party_id', 'id'] },
                { name: 'ux_memberships_active_key', columnNames: ['active_key'], isUnique: true },
            ],
        }));
        await db.createTable(new Table({
            name: 'sessions',
            columns: [
                key(),
                word('digest', 64),
                id('person_id'),
                id('membership_id', optional),
                word('user_agent', 200),
                at('created_at'),
                at('expires_at'),
                at('last_seen_at'),
                at('proven_at', optional),
            ],
            indices: [
                { name: 'ux_sessions_digest', columnNames: ['digest'], isUnique: true },
                { name: 'ix_sessions_person', columnNames: ['person_id', 'id'] },
                { name: 'ix_sessions_membership', columnNames: ['membership_id'] },
                { name: 'ix_sessions_expires_at', columnNames: ['expires_at'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'sign_in_challenges',
            columns: [key(), word('digest', 64), id('person_id'), integer('tries'), at('expires_at'), at('used_at', optional)],
            indices: [
                { name: 'ux_sign_in_challenges_digest', columnNames: ['digest'], isUnique: true },
                { name: 'ix_sign_in_challenges_person', columnNames: ['person_id'] },
                { name: 'ix_sign_in_challenges_expires_at', columnNames: ['expires_at'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'proof_failures',
            columns: [word('subject', 64, { isPrimary: true }), integer('failures'), at('since'), at('last_at')],
            indices: [{ name: 'ix_proof_failures_last_at', columnNames: ['last_at'] }],
        }));
        await db.createTable(new Table({
            name: 'invitations',
            columns: [
                key(),
                word('digest', 64),
                word('party_kind', 12),
                id('party_id'),
                word('role', 30),
                id('branch_id', optional),
                word('region_scope', 6, optional),
                word('note', 100, optional),
                word('totp_sealed', 400, optional),
                word('state', 10),
                id('invited_by', optional),
                id('accepted_by', optional),
                at('created_at'),
                at('expires_at'),
            ],
            indices: [
                { name: 'ux_invitations_digest', columnNames: ['digest'], isUnique: true },
                { name: 'ix_invitations_party', columnNames: ['party_id', 'id'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'registrations',
            columns: [
                key(),
                word('digest', 64),
                word('username', 64),
                word('totp_sealed', 400),
                integer('tries'),
                at('expires_at'),
                at('used_at', optional),
            ],
            indices: [
                { name: 'ux_registrations_digest', columnNames: ['digest'], isUnique: true },
                { name: 'ix_registrations_expires_at', columnNames: ['expires_at'] },
            ],
        }));
    }
    async down(db) {
        const tables = ['registrations', 'invitations', 'proof_failures', 'sign_in_challenges', 'sessions', 'memberships', 'persons'];
        for (const table of tables)
            await db.dropTable(table);
    }
}
//# sourceMappingURL=1790000000100-CreateIdentity.js.map