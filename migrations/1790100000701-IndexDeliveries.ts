import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Every file that is opened asks when its datasets were last delivered: answered from this index alone. */
export class IndexDeliveries1790100000701 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndex('batches', new TableIndex({ name: 'ix_batches_deliveries', columnNames: ['dataset', 'state', 'finished_at'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('batches', 'ix_batches_deliveries');
  }
}
