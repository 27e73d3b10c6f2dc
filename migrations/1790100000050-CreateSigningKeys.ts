import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, key, optional, word } from './support/columns.js';

export class CreateSigningKeys1790100000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'signing_keys',
        columns: [key(), word('slot', 10, optional), word('fingerprint', 64), body('certificate'), body('sealed_key', optional), at('created_at')],
        indices: [
          { name: 'ux_signing_keys_slot', columnNames: ['slot'], isUnique: true },
          { name: 'ux_signing_keys_fingerprint', columnNames: ['fingerprint'], isUnique: true },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('signing_keys');
  }
}
