import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, id, key, optional, word } from './support/columns.js';

export class CreateZeroReports1790200000410 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'quality_zero_reports',
        columns: [
          key(),
          id('organisation_id'),
          word('dataset', 10),
          word('period', 10),
          word('due_on', 10),
          word('reason', 500, optional),
          at('declared_at'),
          id('declared_by'),
          at('withdrawn_at', optional),
          id('withdrawn_by', optional),
          word('standing_key', 60, optional),
        ],
        indices: [
          { name: 'ix_quality_zero_reports_stream', columnNames: ['organisation_id', 'dataset', 'period'] },
          { name: 'ix_quality_zero_reports_declared_by', columnNames: ['declared_by'] },
          { name: 'ix_quality_zero_reports_withdrawn_by', columnNames: ['withdrawn_by'] },
          { name: 'ux_quality_zero_reports_standing', columnNames: ['standing_key'], isUnique: true },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('quality_zero_reports');
  }
}
