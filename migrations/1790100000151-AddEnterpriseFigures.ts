import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { fen, optional, word } from './support/columns.js';

/** What the size of a firm is measured by beside its employees: turnover and assets of its latest published report. */
export class AddEnterpriseFigures1790100000151 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumns('enterprises', [
      new TableColumn(fen('revenue_fen', optional)),
      new TableColumn(fen('assets_fen', optional)),
      new TableColumn(word('figures_year', 4, optional)),
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ['figures_year', 'assets_fen', 'revenue_fen']) await db.dropColumn('enterprises', name);
  }
}
