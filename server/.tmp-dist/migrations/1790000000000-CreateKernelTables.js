import { Table } from 'typeorm';
import { at, body, id, integer, key, optional, word } from './support/columns.js';
export class CreateKernelTables1790000000000 {
    async up(db) {
        await db.createTable(new Table({
            name: 'jobs',
            columns: [
                key(),
                word('kind', 120),
                body('payload'),
                word('state', 10),
                integer('attempts'),
                integer('attempts_max'),
                at('run_after'),
                at('leased_until', optional),
                word('lease_owner', 40, optional),
                word('dedupe_key', 160, optional),
                word('last_error', 1000, optional),
                at('created_at'),
                at('finished_at', optional),
            ],
            indices: [
                { name: 'ix_jobs_state_run_after', columnNames: ['state', 'run_after'] },
                { name: 'ux_jobs_dedupe_key', columnNames: ['dedupe_key'], isUnique: true },
            ],
        }));
        await db.createTable(new Table({
            name: 'idempotency_keys',
            columns: [
                word('actor_id', 26, { isPrimary: true }),
                word('operation', 120, { isPrimary: true }),
                word('idempotency_key', 100, { isPrimary: true }),
                word('digest', 64),
                id('resource_id'),
                at('made_at'),
            ],
            indices: [{ name: 'ix_idempotency_keys_made_at', columnNames: ['made_at'] }],
        }));
        await db.createTable(new Table({
            name: 'counters',
            columns: [word('counter', 160, { isPrimary: true }), integer('used'), at('ends_at')],
            indices: [{ name: 'ix_counters_ends_at', columnNames: ['ends_at'] }],
        }));
        await db.createTable(new Table({ name: 'data_keys', columns: [key(), word('purpose', 10), word('wrapped', 200), at('created_at')] }));
        await db.createTable(new Table({
            name: 'evidence_entries',
            columns: [
                key(),
                word('kind', 60),
                at('at'),
                id('person_id', optional),
                id('membership_id', optional),
                id('party_id', optional),
                id('enterprise_id', optional),
                id('subject_id', optional),
                body('document'),
                word('digest', 64),
            ],
            indices: [
                { name: 'ix_evidence_entries_kind', columnNames: ['kind', 'id'] },
                { name: 'ix_evidence_entries_enterprise', columnNames: ['enterprise_id', 'id'] },
                { name: 'ix_evidence_entries_subject', columnNames: ['subject_id', 'id'] },
            ],
        }));
    }
    async down(db) {
        for (const table of ['evidence_entries', 'data_keys', 'counters', 'idempotency_keys', 'jobs'])
            await db.dropTable(table);
    }
}
//# sourceMappingURL=1790000000000-CreateKernelTables.js.map