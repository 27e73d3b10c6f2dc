import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, fen, flag, id, integer, word } from './support/columns.js';

const dimension = { isPrimary: true } as const;

export class CreateStatistics1790000001200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'lending_facts',
        columns: [
          id('event_id', { isPrimary: true }),
          word('kind', 20),
          word('month', 7),
          word('region', 12),
          id('bank_id'),
          word('guarantee_type', 20),
          integer('rate_ppm'),
          id('enterprise_id'),
          flag(db, 'is_first_loan'),
          flag(db, 'is_reversed'),
          fen('amount_fen'),
          at('reported_at'),
        ],
        indices: [
          { name: 'ix_lending_facts_month', columnNames: ['month', 'kind', 'region'] },
          { name: 'ix_lending_facts_bank', columnNames: ['bank_id'] },
          { name: 'ix_lending_facts_enterprise', columnNames: ['enterprise_id'] },
          { name: 'ix_lending_facts_reported_at', columnNames: ['reported_at'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'lending_cells',
        // The primary key is the table: a range of months is one contiguous read.
        withoutRowid: true,
        columns: [
          word('month', 7, dimension),
          word('region', 12, dimension),
          id('bank_id', dimension),
          word('guarantee_type', 20, dimension),
          integer('rate_ppm', dimension),
          fen('granted_fen'),
          integer('granted_count'),
          fen('drawn_fen'),
          integer('drawn_count'),
          fen('balance_change_fen'),
          integer('event_count'),
        ],
        indices: [{ name: 'ix_lending_cells_bank', columnNames: ['bank_id'] }],
      }),
    );
    await db.createTable(new Table({ name: 'statistics_builds', columns: [word('name', 20, { isPrimary: true }), at('built_at')] }));
    await db.query("insert into statistics_builds (name, built_at) values ('lending', '1970-01-01 00:00:00.000')");
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['statistics_builds', 'lending_cells', 'lending_facts']) await db.dropTable(table);
  }
}
