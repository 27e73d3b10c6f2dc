import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, id, optional, word } from './support/columns.js';

export class CreateIssuedDocuments1790100000800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'issued_documents',
        columns: [
          word('number', 40, { isPrimary: true }),
          word('code', 12),
          word('kind', 40),
          word('digest', 64),
          id('subject_id'),
          word('series', 80, optional),
          word('masked_name', 200),
          word('state', 12),
          at('issued_at'),
          at('superseded_at', optional),
          id('entry_id', optional),
        ],
        indices: [
          { name: 'ix_issued_documents_series', columnNames: ['series', 'state'] },
          { name: 'ix_issued_documents_digest', columnNames: ['digest'] },
          { name: 'ix_issued_documents_subject', columnNames: ['subject_id'] },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('issued_documents');
  }
}
