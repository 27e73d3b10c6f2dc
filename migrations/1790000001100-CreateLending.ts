import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, fen, flag, id, integer, key, optional, word } from './support/columns.js';

export class CreateLending1790000001100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'lending_events',
        columns: [
          key(),
          id('bank_id'),
          word('reference', 60),
          word('kind', 20),
          word('event_date', 10),
          fen('amount_fen'),
          fen('interest_fen'),
          integer('rate_ppm'),
          word('guarantee_type', 20),
          flag(db, 'is_first_loan'),
          word('region', 12),
          id('enterprise_id'),
          id('application_id'),
          id('contract_id', optional),
          id('credit_line_id', optional),
          id('loan_id', optional),
          id('reverses_event_id', optional),
          body('content'),
          word('digest', 64),
          id('reported_by'),
          at('reported_at'),
        ],
        indices: [
          { name: 'ux_lending_events_bank_reference', columnNames: ['bank_id', 'reference'], isUnique: true },
          { name: 'ux_lending_events_reverses', columnNames: ['reverses_event_id'], isUnique: true },
          { name: 'ix_lending_events_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_lending_events_enterprise', columnNames: ['enterprise_id'] },
          { name: 'ix_lending_events_application', columnNames: ['application_id', 'id'] },
          { name: 'ix_lending_events_contract', columnNames: ['contract_id'] },
          { name: 'ix_lending_events_credit_line', columnNames: ['credit_line_id'] },
          { name: 'ix_lending_events_loan', columnNames: ['loan_id', 'id'] },
          { name: 'ix_lending_events_reported_by', columnNames: ['reported_by'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'loan_contracts',
        columns: [
          key(),
          word('state', 10),
          id('bank_id'),
          id('enterprise_id'),
          id('application_id'),
          word('number', 60),
          word('signed_on', 10),
          fen('amount_fen'),
        ],
        indices: [
          { name: 'ix_loan_contracts_application', columnNames: ['application_id', 'state'] },
          { name: 'ix_loan_contracts_bank', columnNames: ['bank_id'] },
          { name: 'ix_loan_contracts_enterprise', columnNames: ['enterprise_id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'credit_lines',
        columns: [
          key(),
          word('reference', 60),
          word('state', 10),
          id('bank_id'),
          id('enterprise_id'),
          id('application_id'),
          word('application_reference', 20),
          word('product_name', 40),
          id('contract_id'),
          word('contract_number', 60),
          fen('limit_fen'),
          fen('drawn_fen'),
          fen('outstanding_fen'),
          flag(db, 'is_revolving'),
          word('guarantee_type', 20),
          flag(db, 'is_first_loan'),
          word('granted_on', 10),
          word('valid_until', 10),
          integer('loan_count'),
        ],
        indices: [
          { name: 'ix_credit_lines_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_credit_lines_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_credit_lines_application', columnNames: ['application_id', 'state'] },
          { name: 'ix_credit_lines_contract', columnNames: ['contract_id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'loans',
        columns: [
          key(),
          word('reference', 60),
          word('state', 20),
          id('credit_line_id'),
          id('bank_id'),
          id('enterprise_id'),
          id('application_id'),
          word('product_name', 40),
          fen('amount_fen'),
          fen('outstanding_fen'),
          fen('repaid_principal_fen'),
          fen('repaid_interest_fen'),
          integer('repayment_count'),
          integer('rate_ppm'),
          word('method', 20),
          word('disbursed_on', 10),
          word('due_on', 10),
          word('settled_on', 10, optional),
        ],
        indices: [
          { name: 'ix_loans_credit_line', columnNames: ['credit_line_id', 'state'] },
          { name: 'ix_loans_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_loans_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_loans_application', columnNames: ['application_id'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['loans', 'credit_lines', 'loan_contracts', 'lending_events']) await db.dropTable(table);
  }
}
