import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, flag, id, integer, key, optional, word } from './support/columns.js';

export class CreateConsents1790000000500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'consent_requests',
        columns: [
          key(),
          id('enterprise_id'),
          id('receiver_id'),
          id('receiver_branch_id', optional),
          word('purpose', 20),
          word('template_version', 20),
          id('application_id', optional),
          word('application_reference', 40, optional),
          id('loan_id', optional),
          word('readers', 200),
          body('items'),
          word('state', 20),
          flag(db, 'asked_by_receiver'),
          id('requested_by'),
          at('requested_at'),
          at('lapses_at'),
          at('ended_at', optional),
          id('consent_id', optional),
        ],
        indices: [
          { name: 'ix_consent_requests_enterprise_state', columnNames: ['enterprise_id', 'state'] },
          { name: 'ix_consent_requests_receiver_state', columnNames: ['receiver_id', 'state'] },
          { name: 'ix_consent_requests_application', columnNames: ['application_id'] },
          { name: 'ix_consent_requests_state_lapses_at', columnNames: ['state', 'lapses_at'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'consents',
        columns: [
          key(),
          id('request_id'),
          id('enterprise_id'),
          id('receiver_id'),
          id('receiver_branch_id', optional),
          word('purpose', 20),
          id('application_id', optional),
          word('application_reference', 40, optional),
          id('loan_id', optional),
          body('items'),
          flag(db, 'includes_personal'),
          word('state', 20),
          integer('uses'),
          integer('uses_max'),
          id('granted_by'),
          at('granted_at'),
          at('expires_at'),
          at('ended_at', optional),
          word('end_note', 500, optional),
          at('last_access_at', optional),
          word('notice_version', 20),
          body('notice'),
          body('document'),
          word('digest', 64),
          id('entry_id'),
          word('entry_digest', 64),
        ],
        indices: [
          { name: 'ix_consents_enterprise_state', columnNames: ['enterprise_id', 'state'] },
          { name: 'ix_consents_receiver_state', columnNames: ['receiver_id', 'state'] },
          { name: 'ix_consents_application', columnNames: ['application_id'] },
          { name: 'ix_consents_loan', columnNames: ['loan_id'] },
          { name: 'ix_consents_state_expires_at', columnNames: ['state', 'expires_at'] },
          { name: 'ux_consents_request', columnNames: ['request_id'], isUnique: true },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'accesses',
        columns: [
          key(),
          at('at'),
          word('outcome', 10),
          word('reason', 20, optional),
          id('enterprise_id'),
          id('receiver_id'),
          id('receiver_branch_id', optional),
          id('person_id'),
          word('role', 30),
          word('purpose', 20, optional),
          id('application_id', optional),
          word('application_reference', 40, optional),
          id('consent_id', optional),
          body('datasets'),
          integer('use_number', optional),
          integer('uses_max', optional),
          at('readable_until', optional),
        ],
        indices: [
          { name: 'ix_accesses_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_accesses_receiver', columnNames: ['receiver_id', 'id'] },
          { name: 'ix_accesses_consent', columnNames: ['consent_id', 'id'] },
          { name: 'ix_accesses_person', columnNames: ['person_id'] },
          { name: 'ix_accesses_application', columnNames: ['application_id'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['accesses', 'consents', 'consent_requests']) await db.dropTable(table);
  }
}
