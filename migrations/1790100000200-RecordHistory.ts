import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, id, optional, word } from './support/columns.js';

/** What a delivery said that left no row: that a row still holds, or that it is withdrawn. And how a row in the history ended. */
export class RecordHistory1790100000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Plain statements: TypeORM would copy the whole table on SQLite, and a city's history is long.
    await db.query('alter table record_history add column ending varchar(20) null');
    await db.query('alter table record_history add column reason varchar(200) null');
    await db.query('alter table batches add column withdrawn integer null');
    await db.createTable(
      new Table({
        name: 'record_marks',
        withoutRowid: true,
        columns: [
          id('enterprise_id', { isPrimary: true }),
          word('dataset', 10, { isPrimary: true }),
          word('period', 10, { isPrimary: true }),
          word('natural_key', 120, { isPrimary: true }),
          id('batch_id', { isPrimary: true }),
          word('kind', 20, { isPrimary: true }),
          at('marked_at', { isPrimary: true }),
          word('reason', 200, optional),
        ],
        indices: [{ name: 'ix_record_marks_kind', columnNames: ['dataset', 'kind', 'batch_id'] }],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('record_marks');
    await db.query('alter table batches drop column withdrawn');
    await db.query('alter table record_history drop column reason');
    await db.query('alter table record_history drop column ending');
  }
}
