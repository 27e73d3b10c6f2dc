import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, bytes, fen, id, integer, key, optional, word } from './support/columns.js';

export class CreateIngestion1790000000700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'batches',
        columns: [
          key(),
          id('organisation_id'),
          word('reference', 20),
          word('dataset', 10),
          integer('dataset_version'),
          integer('mapping_version'),
          word('state', 20),
          word('file_name', 200),
          fen('bytes'),
          word('digest', 64),
          word('delivery_key', 160, optional),
          word('encoding', 20, optional),
          at('received_at'),
          id('sent_by'),
          at('finished_at', optional),
          id('run_job_id', optional),
          at('run_started_at', optional),
          integer('run_started_rows'),
          integer('rows_total', optional),
          integer('rows_done'),
          integer('accepted'),
          integer('replaced'),
          integer('unchanged'),
          integer('rejected'),
          integer('waiting'),
          integer('enterprises_touched'),
          integer('uscc_errors'),
          body('causes'),
          body('refusal', optional),
        ],
        indices: [
          { name: 'ix_batches_organisation', columnNames: ['organisation_id', 'id'] },
          { name: 'ix_batches_state', columnNames: ['state'] },
          { name: 'ix_batches_sent_by', columnNames: ['sent_by'] },
          { name: 'ix_batches_queue', columnNames: ['organisation_id', 'dataset', 'state', 'id'] },
          { name: 'ux_batches_reference', columnNames: ['organisation_id', 'reference'], isUnique: true },
          { name: 'ux_batches_delivery_key', columnNames: ['delivery_key'], isUnique: true },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'batch_numbers',
        columns: [id('organisation_id', { isPrimary: true }), word('month', 7, { isPrimary: true }), integer('last_number')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'batch_parts',
        columns: [id('batch_id', { isPrimary: true }), integer('part', { isPrimary: true }), bytes(db, 'content'), at('stored_at')],
        indices: [{ name: 'ix_batch_parts_stored_at', columnNames: ['stored_at'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'rejected_rows',
        withoutRowid: true,
        columns: [id('batch_id', { isPrimary: true }), integer('line', { isPrimary: true }), bytes(db, 'cells')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'rejects',
        withoutRowid: true,
        columns: [
          id('batch_id', { isPrimary: true }),
          integer('line', { isPrimary: true }),
          integer('place', { isPrimary: true }),
          word('field', 60),
          word('header', 200),
          word('rule', 60),
          word('received', 200),
          word('detail', 500),
          word('remedy', 500),
        ],
        indices: [{ name: 'ix_rejects_cause', columnNames: ['batch_id', 'rule', 'field'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'waiting_rows',
        columns: [
          key(),
          word('uscc', 18),
          id('organisation_id'),
          id('batch_id'),
          word('dataset', 10),
          integer('version'),
          body('content'),
          at('waiting_since'),
        ],
        indices: [
          { name: 'ix_waiting_rows_uscc', columnNames: ['uscc', 'id'] },
          { name: 'ix_waiting_rows_organisation', columnNames: ['organisation_id'] },
          { name: 'ix_waiting_rows_batch', columnNames: ['batch_id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'mappings',
        columns: [
          id('organisation_id', { isPrimary: true }),
          word('dataset', 10, { isPrimary: true }),
          integer('version', { isPrimary: true }),
          body('mapping'),
          at('saved_at'),
          id('saved_by'),
        ],
        indices: [{ name: 'ix_mappings_saved_by', columnNames: ['saved_by'] }],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['mappings', 'waiting_rows', 'rejects', 'rejected_rows', 'batch_parts', 'batch_numbers', 'batches'])
      await db.dropTable(table);
  }
}
