import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id, integer, key, optional, word } from './support/columns.js';

const columns = (db: QueryRunner, table: string): TableColumn[] => {
  const loanReference = new TableColumn(word('loan_reference', 60, optional));
  const noticeDueAt = new TableColumn(at('notice_due_at', optional));
  switch (table) {
    case 'consents':
      return [loanReference, new TableColumn(at('sign_by', optional)), new TableColumn(body('signature', optional)), noticeDueAt];
    case 'consent_requests':
      return [loanReference, noticeDueAt];
    default:
      return [loanReference];
  }
};
const indices: ReadonlyArray<readonly [string, TableIndex]> = [
  ['consents', new TableIndex({ name: 'ix_consents_notice_due_at', columnNames: ['notice_due_at'] })],
  ['consent_requests', new TableIndex({ name: 'ix_consent_requests_notice_due_at', columnNames: ['notice_due_at'] })],
  ['consent_requests', new TableIndex({ name: 'ix_consent_requests_loan', columnNames: ['loan_id'] })],
];

/** Further signers of a firm, notices to it, and what ties a consent to a loan. */
export class AddCosigningAndMonitoring1790100000610 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['consents', 'consent_requests', 'accesses']) await db.addColumns(table, columns(db, table));
    for (const [table, index] of indices) await db.createIndex(table, index);
    // Those that were given before are told of from now on as well.
    await db.query("update consents set notice_due_at = granted_at where state in ('active', 'paused')");
    await db.query("update consent_requests set notice_due_at = requested_at where state = 'requested'");
    await db.createTable(
      new Table({
        name: 'consent_signer_rules',
        columns: [
          key(),
          id('enterprise_id'),
          integer('number'),
          body('signers'),
          word('state', 20),
          // One in force and one proposed at a time, for each firm.
          word('holds', 40, optional),
          id('proposed_by'),
          at('proposed_at'),
          at('lapses_at'),
          at('decided_at', optional),
          at('ended_at', optional),
        ],
        indices: [
          { name: 'ix_consent_signer_rules_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_consent_signer_rules_state', columnNames: ['state', 'lapses_at'] },
          { name: 'ux_consent_signer_rules_holds', columnNames: ['holds'], isUnique: true },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'consent_signatures',
        columns: [
          key(),
          id('subject_id'),
          id('enterprise_id'),
          word('role', 20),
          id('person_id'),
          word('outcome', 10),
          at('signed_at', optional),
          at('proven_at', optional),
          id('entry_id', optional),
        ],
        indices: [
          { name: 'ux_consent_signatures_person', columnNames: ['subject_id', 'person_id'], isUnique: true },
          { name: 'ix_consent_signatures_waiting', columnNames: ['person_id', 'outcome'] },
          { name: 'ix_consent_signatures_enterprise', columnNames: ['enterprise_id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'consent_notices',
        columns: [
          key(),
          id('enterprise_id'),
          word('kind', 30),
          word('dedupe_key', 100),
          at('at'),
          id('consent_id', optional),
          id('request_id', optional),
          body('data'),
        ],
        indices: [
          { name: 'ix_consent_notices_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ux_consent_notices_key', columnNames: ['dedupe_key'], isUnique: true },
          { name: 'ix_consent_notices_consent', columnNames: ['consent_id'] },
          { name: 'ix_consent_notices_request', columnNames: ['request_id'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['consent_notices', 'consent_signatures', 'consent_signer_rules']) await db.dropTable(table);
    for (const [table, index] of indices) await db.dropIndex(table, index);
    for (const table of ['consents', 'consent_requests', 'accesses']) await db.dropColumns(table, columns(db, table));
  }
}
