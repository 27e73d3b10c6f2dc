import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id, integer, key, optional, word } from './support/columns.js';

export class CreateDeclarations1790100000450 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'declarations',
        columns: [
          key(),
          id('enterprise_id'),
          word('reference', 20),
          word('dataset', 10),
          integer('dataset_version', optional),
          word('state', 20),
          integer('revision'),
          body('cells'),
          word('period', 10, optional),
          id('replaces', optional),
          word('values_digest', 64, optional),
          integer('commitment_version', optional),
          word('commitment_digest', 64, optional),
          id('load_id', optional),
          id('evidence_id', optional),
          at('created_at'),
          id('created_by'),
          at('saved_at'),
          at('submitted_at', optional),
          id('submitted_by', optional),
          at('accepted_at', optional),
          at('ended_at', optional),
          id('ended_by', optional),
          word('end_reason', 500, optional),
          word('standing_key', 180, optional),
        ],
        indices: [
          { name: 'ix_declarations_enterprise', columnNames: ['enterprise_id', 'id'] },
          { name: 'ix_declarations_replaces', columnNames: ['replaces'] },
          { name: 'ix_declarations_load', columnNames: ['load_id'] },
          { name: 'ix_declarations_evidence', columnNames: ['evidence_id'] },
          { name: 'ix_declarations_created_by', columnNames: ['created_by'] },
          { name: 'ix_declarations_submitted_by', columnNames: ['submitted_by'] },
          { name: 'ix_declarations_ended_by', columnNames: ['ended_by'] },
          { name: 'ux_declarations_reference', columnNames: ['reference'], isUnique: true },
          { name: 'ux_declarations_standing_key', columnNames: ['standing_key'], isUnique: true },
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('declarations');
  }
}
