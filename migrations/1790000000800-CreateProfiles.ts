import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id } from './support/columns.js';

export class CreateProfiles1790000000800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'profiles',
        columns: [id('enterprise_id', { isPrimary: true }), body('indicators'), body('tax_months'), at('refreshed_at')],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('profiles');
  }
}
