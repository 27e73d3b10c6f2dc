import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, optional } from './support/columns.js';

/** A firm whose only registration was taken back with the delivery that brought it keeps its id, and is not in the register. */
export class TakeBackRegistrations1790200000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('enterprises', new TableColumn(at('unregistered_at', optional)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('enterprises', 'unregistered_at');
  }
}
