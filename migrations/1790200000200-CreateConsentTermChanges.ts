import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, document, id, key, optional, word } from './support/columns.js';

/** New bounds and days of consents: proposed, published, in force from their day on. */
export class CreateConsentTermChanges1790200000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'consent_term_changes',
        columns: [
          key(),
          word('subject', 20),
          word('open_subject', 20, optional),
          word('state', 10),
          word('version', 20, optional),
          word('in_force_from', 10),
          document(db, 'terms'),
          word('note', 500),
          id('etag'),
          body('author_ids'),
          at('proposed_at'),
          at('decided_at', optional),
          id('reviewer_id', optional),
          word('returned_reason', 500, optional),
          at('withdrawn_at', optional),
          id('withdrawn_by', optional),
        ],
        indices: [
          { name: 'ux_consent_term_changes_open', columnNames: ['open_subject'], isUnique: true },
          { name: 'ux_consent_term_changes_version', columnNames: ['version'], isUnique: true },
          { name: 'ix_consent_term_changes_state', columnNames: ['state', 'id'] },
          { name: 'ix_consent_term_changes_subject', columnNames: ['subject', 'id'] },
          { name: 'ix_consent_term_changes_reviewer', columnNames: ['reviewer_id'] },
          { name: 'ix_consent_term_changes_withdrawer', columnNames: ['withdrawn_by'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('consent_term_changes');
  }
}
