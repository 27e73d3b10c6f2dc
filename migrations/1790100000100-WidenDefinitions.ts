import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { body, document, isSqlite } from './support/columns.js';

/** A dataset with long code tables passes the 64 KB of `text`. */
export class WidenDefinitions1790100000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    if (!isSqlite(db)) await db.query('alter table dataset_versions modify definition longtext not null');
    else await db.changeColumn('dataset_versions', 'definition', new TableColumn(document(db, 'definition')));
  }

  async down(db: QueryRunner): Promise<void> {
    if (!isSqlite(db)) await db.query('alter table dataset_versions modify definition text not null');
    else await db.changeColumn('dataset_versions', 'definition', new TableColumn(body('definition')));
  }
}
