import { Table } from 'typeorm';
import { at, body, id } from './support/columns.js';
export class CreateProfiles1790000000800 {
    async up(db) {
        await db.createTable(new Table({
            name: 'profiles',
            columns: [id('enterprise_id', { isPrimary: true }), body('indicators'), body('tax_months'), at('refreshed_at')],
        }));
    }
    async down(db) {
        await db.dropTable('profiles');
    }
}
//# sourceMappingURL=1790000000800-CreateProfiles.js.map