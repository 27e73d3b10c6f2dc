import { Table } from 'typeorm';
import { at, id, key, optional, word } from './support/columns.js';
export class CreateOrganisations1790000000200 {
    async up(db) {
        await db.createTable(new Table({
            name: 'organisations',
            columns: [
                key(),
                word('kind', 12),
                word('name', 100),
                word('search_name', 100),
                word('short_name', 20),
                word('uscc', 18, optional),
                word('region', 6),
                at('created_at'),
            ],
            indices: [
                { name: 'ix_organisations_kind', columnNames: ['kind', 'id'] },
                { name: 'ux_organisations_search_name', columnNames: ['search_name'], isUnique: true },
                { name: 'ux_organisations_uscc', columnNames: ['uscc'], isUnique: true },
            ],
        }));
        await db.createTable(new Table({
            name: 'branches',
            columns: [
                key(),
                id('organisation_id'),
                word('name', 100),
                word('search_name', 100),
                word('region', 6, optional),
                id('parent_id', optional),
                at('created_at'),
            ],
            indices: [
                { name: 'ux_branches_organisation_name', columnNames: ['organisation_id', 'search_name'], isUnique: true },
                { name: 'ix_branches_parent', columnNames: ['parent_id'] },
            ],
        }));
    }
    async down(db) {
        for (const table of ['branches', 'organisations'])
            await db.dropTable(table);
    }
}
//# sourceMappingURL=1790000000200-CreateOrganisations.js.map