import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, bytes, id, integer, key, optional, word } from './support/columns.js';

export class CreateReports1790100000810 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'reports',
        columns: [
          key(),
          word('number', 40),
          word('kind', 20),
          id('enterprise_id'),
          id('receiver_id', optional),
          id('receiver_branch_id', optional),
          id('person_id'),
          id('consent_id', optional),
          id('access_id', optional),
          word('purpose', 40, optional),
          body('datasets'),
          word('as_of', 10),
          integer('pages'),
          integer('size_bytes'),
          word('digest', 64),
          at('issued_at'),
        ],
        indices: [
          { name: 'ux_reports_number', columnNames: ['number'], isUnique: true },
          { name: 'ix_reports_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_reports_receiver', columnNames: ['receiver_id', 'id'] },
          { name: 'ix_reports_consent', columnNames: ['consent_id'] },
          { name: 'ix_reports_access', columnNames: ['access_id'] },
          { name: 'ix_reports_person', columnNames: ['person_id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'report_files',
        columns: [id('report_id', { isPrimary: true }), bytes(db, 'content'), at('kept_until')],
        indices: [{ name: 'ix_report_files_kept_until', columnNames: ['kept_until'] }],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('report_files');
    await db.dropTable('reports');
  }
}
