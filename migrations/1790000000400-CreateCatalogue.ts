import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { firstDatasets } from './reference/datasets/index.js';
import { at, body, id, integer, word } from './support/columns.js';

export class CreateCatalogue1790000000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'dataset_versions',
        columns: [word('code', 10, { isPrimary: true }), integer('version', { isPrimary: true }), body('definition'), at('effective_at')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'dataset_suppliers',
        columns: [id('organisation_id', { isPrimary: true }), word('dataset', 10, { isPrimary: true }), at('assigned_at')],
        indices: [{ name: 'ix_dataset_suppliers_dataset', columnNames: ['dataset'] }],
      }),
    );
    for (const definition of firstDatasets) {
      await db.query('insert into dataset_versions (code, version, definition, effective_at) values (?, ?, ?, ?)', [
        definition.code,
        1,
        JSON.stringify(definition),
        '2026-01-01 00:00:00.000',
      ]);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['dataset_suppliers', 'dataset_versions']) await db.dropTable(table);
  }
}
