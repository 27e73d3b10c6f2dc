import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id, key, optional, word } from './support/columns.js';

export class CreateRetentionSweeps1790200000420 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'retention_sweeps',
        columns: [key(), word('day', 10), at('started_at'), at('finished_at', optional), id('after_firm'), body('removed')],
        indices: [{ name: 'ux_retention_sweeps_day', columnNames: ['day'], isUnique: true }],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('retention_sweeps');
  }
}
