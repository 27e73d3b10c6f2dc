import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { fen, optional, word } from './support/columns.js';

const writtenOff = (): TableColumn => new TableColumn(fen('written_off_fen', { default: 0 }));
const writtenOffOn = (): TableColumn => new TableColumn(word('written_off_on', 10, optional));

/** Principal that a bank has given up, on the loan and on its line. */
export class AddWriteOffs1790200000210 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumns('loans', [writtenOff(), writtenOffOn()]);
    await db.addColumn('credit_lines', writtenOff());
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('credit_lines', writtenOff());
    await db.dropColumns('loans', [writtenOff(), writtenOffOn()]);
  }
}
