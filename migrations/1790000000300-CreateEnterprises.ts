import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, fen, id, integer, key, optional, word } from './support/columns.js';

export class CreateEnterprises1790000000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'enterprises',
        columns: [
          key(),
          word('uscc', 18),
          word('name', 200),
          word('search_name', 200),
          word('legal_representative', 60, optional),
          word('identity_index', 64, optional),
          word('region', 6, optional),
          word('industry', 10, optional),
          fen('registered_capital_fen', optional),
          word('established_on', 10, optional),
          word('status', 20),
          integer('employees', optional),
          word('size_class', 10),
          at('registered_as_of', optional),
          id('claimed_by', optional),
          at('created_at'),
        ],
        indices: [
          { name: 'ux_enterprises_uscc', columnNames: ['uscc'], isUnique: true },
          { name: 'ix_enterprises_search_name', columnNames: ['search_name'] },
          { name: 'ix_enterprises_claimed_by', columnNames: ['claimed_by'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'claims',
        columns: [
          key(),
          id('person_id'),
          id('enterprise_id', optional),
          word('uscc', 18),
          word('enterprise_name', 100),
          word('legal_representative', 60),
          word('identity_sealed', 400),
          word('identity_index', 64),
          word('statement', 500, optional),
          word('state', 10),
          word('reason', 500, optional),
          word('open_key', 64, optional),
          word('day', 10),
          integer('ordinal'),
          at('made_at'),
          at('decided_at', optional),
          id('decided_by', optional),
        ],
        indices: [
          { name: 'ux_claims_open_key', columnNames: ['open_key'], isUnique: true },
          { name: 'ux_claims_person_day', columnNames: ['person_id', 'day', 'ordinal'], isUnique: true },
          { name: 'ix_claims_person', columnNames: ['person_id', 'id'] },
          { name: 'ix_claims_state', columnNames: ['state', 'id'] },
          { name: 'ix_claims_enterprise', columnNames: ['enterprise_id'] },
          { name: 'ix_claims_uscc', columnNames: ['uscc', 'made_at'] },
          { name: 'ix_claims_decided_by', columnNames: ['decided_by'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'uscc_exceptions',
        columns: [key(), word('code', 18), word('expected', 1), word('reason', 500), id('made_by'), at('made_at')],
        indices: [
          { name: 'ux_uscc_exceptions_code', columnNames: ['code'], isUnique: true },
          { name: 'ix_uscc_exceptions_made_by', columnNames: ['made_by'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['uscc_exceptions', 'claims', 'enterprises']) await db.dropTable(table);
  }
}
