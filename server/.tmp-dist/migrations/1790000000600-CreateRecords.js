import { Table } from 'typeorm';
import { at, body, id, integer, key, optional, word } from './support/columns.js';
const rowKey = (isPrimary) => [
    id('enterprise_id', { isPrimary }),
    word('dataset', 10, { isPrimary }),
    word('period', 10, { isPrimary }),
    word('natural_key', 120, { isPrimary }),
];
const rowContent = () => [
    integer('version'),
    word('disclosure', 20),
    body('body'),
    body('sealed', optional),
    word('digest', 64),
    id('batch_id'),
    at('loaded_at'),
];
export class CreateRecords1790000000600 {
    async up(db) {
        await db.createTable(new Table({
            name: 'records',
            // SQLite: the primary key is the table. InnoDB does so by itself, MariaDB ignores the word.
            withoutRowid: true,
            columns: [...rowKey(true), ...rowContent()],
            indices: [{ name: 'ix_records_batch', columnNames: ['batch_id'] }],
        }));
        await db.createTable(new Table({
            name: 'record_history',
            columns: [key(), ...rowKey(false), ...rowContent(), at('replaced_at'), id('replaced_by')],
            indices: [
                { name: 'ix_record_history_row', columnNames: ['enterprise_id', 'dataset', 'period', 'natural_key'] },
                { name: 'ix_record_history_batch', columnNames: ['batch_id'] },
                { name: 'ix_record_history_replaced_by', columnNames: ['replaced_by'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'record_changes',
            withoutRowid: true,
            columns: [id('enterprise_id', { isPrimary: true }), word('dataset', 10, { isPrimary: true }), at('changed_at')],
        }));
    }
    async down(db) {
        for (const table of ['record_changes', 'record_history', 'records'])
            await db.dropTable(table);
    }
}
//# sourceMappingURL=1790000000600-CreateRecords.js.map