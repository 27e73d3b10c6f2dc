import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, document, id, integer, key, optional, word } from './support/columns.js';

export class CreateCatalogueChanges1790100000101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'dataset_changes',
        columns: [
          key(),
          word('code', 10),
          word('open_code', 10, optional),
          word('state', 10),
          integer('base_version', optional),
          integer('version', optional),
          word('origin', 10),
          document(db, 'definition'),
          word('digest', 64),
          word('note', 500),
          word('opening_basis', 500, optional),
          at('effective_at', optional),
          id('etag'),
          body('author_ids'),
          at('created_at'),
          at('edited_at'),
          at('decided_at', optional),
          id('reviewer_id', optional),
          word('returned_reason', 500, optional),
        ],
        indices: [
          { name: 'ux_dataset_changes_open', columnNames: ['open_code'], isUnique: true },
          { name: 'ix_dataset_changes_state', columnNames: ['state', 'id'] },
          { name: 'ix_dataset_changes_code', columnNames: ['code', 'id'] },
          { name: 'ix_dataset_changes_reviewer', columnNames: ['reviewer_id'] },
        ],
      }),
    );
    await db.createTable(new Table({ name: 'catalogue_stamp', columns: [word('name', 10, { isPrimary: true }), integer('stamp')] }));
    await db.query("insert into catalogue_stamp (name, stamp) values ('catalogue', 1)");
    // Plain statements: TypeORM would copy the whole table on SQLite, and remember it as it was then.
    await db.query('alter table batches add column warnings text null');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table batches drop column warnings');
    await db.dropTable('catalogue_stamp');
    await db.dropTable('dataset_changes');
  }
}
