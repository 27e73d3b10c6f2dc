import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, fen, id, integer, key, optional, word } from './support/columns.js';

const columns = () => [
  word('format', 10, optional),
  body('found', optional),
  id('corrects_batch_id', optional),
  body('rollback', optional),
  integer('rollback_rows', optional),
];

/** What a delivery's file was, what it corrects, and how it was taken back; samples to build a mapping from. */
export class AddFileFacts1790100000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumns(
      'batches',
      columns().map((column) => new TableColumn(column)),
    );
    await db.createIndex('batches', new TableIndex({ name: 'ix_batches_corrects', columnNames: ['corrects_batch_id'] }));
    await db.createTable(
      new Table({
        name: 'mapping_samples',
        columns: [
          key(),
          id('organisation_id'),
          word('dataset', 10),
          word('file_name', 200),
          fen('bytes'),
          word('digest', 64),
          id('stored_by'),
          at('stored_at'),
          at('expires_at'),
        ],
        indices: [
          { name: 'ix_mapping_samples_organisation', columnNames: ['organisation_id', 'dataset'] },
          { name: 'ix_mapping_samples_stored_by', columnNames: ['stored_by'] },
          { name: 'ix_mapping_samples_expires_at', columnNames: ['expires_at'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('mapping_samples');
    await db.dropIndex('batches', 'ix_batches_corrects');
    await db.dropColumns('batches', [...columns().map(({ name }) => name)]);
  }
}
