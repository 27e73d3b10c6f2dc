import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, fen, flag, id, integer, key, optional, word } from './support/columns.js';

export class CreateQuality1790100000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'delivery_facts',
        columns: [
          id('batch_id', { isPrimary: true }),
          fen('required_cells'),
          fen('required_missing'),
          fen('optional_cells'),
          fen('optional_filled'),
          integer('repeated'),
          integer('late_decisions'),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'delivery_periods',
        columns: [
          id('batch_id', { isPrimary: true }),
          word('period', 10, { isPrimary: true }),
          id('organisation_id'),
          word('dataset', 10),
          fen('rows_taken'),
        ],
        indices: [{ name: 'ix_delivery_periods_period', columnNames: ['organisation_id', 'dataset', 'period'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'late_decisions',
        columns: [
          id('batch_id', { isPrimary: true }),
          integer('line', { isPrimary: true }),
          id('organisation_id'),
          word('dataset', 10),
          word('document_number', 120),
          word('decided_on', 10),
          word('received_on', 10),
          integer('days_late'),
        ],
        indices: [{ name: 'ix_late_decisions_list', columnNames: ['organisation_id', 'dataset', 'batch_id', 'line'] }],
      }),
    );
    const stream = [id('organisation_id', { isPrimary: true }), word('dataset', 10, { isPrimary: true })];
    const counters = [
      integer('deliveries'),
      fen('received'),
      fen('accepted'),
      fen('rejected'),
      fen('uscc_errors'),
      fen('repeated'),
      fen('required_cells'),
      fen('required_missing'),
      fen('optional_cells'),
      fen('optional_filled'),
      fen('late_decisions'),
    ];
    await db.createTable(
      new Table({
        name: 'quality_streams',
        columns: [...stream, id('last_batch_id', optional), at('last_received_at', optional), at('counted_at')],
        indices: [{ name: 'ix_quality_streams_last_batch', columnNames: ['last_batch_id'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_deliveries',
        columns: [
          id('batch_id', { isPrimary: true }),
          id('organisation_id'),
          word('dataset', 10),
          word('month', 7),
          word('received_on', 10),
          at('received_at'),
          body('periods'),
          ...counters,
        ],
        indices: [{ name: 'ix_quality_deliveries_stream', columnNames: ['organisation_id', 'dataset', 'month', 'received_on'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_months',
        columns: [...stream, word('month', 7, { isPrimary: true }), ...counters],
        indices: [{ name: 'ix_quality_months_month', columnNames: ['month'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_periods',
        columns: [
          ...stream,
          word('period', 10, { isPrimary: true }),
          at('arrived_at'),
          id('batch_id'),
          flag(db, 'is_counted'),
          integer('firms', optional),
          integer('firms_expected', optional),
          integer('firms_covered', optional),
        ],
        indices: [{ name: 'ix_quality_periods_batch', columnNames: ['batch_id'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_reminders',
        columns: [
          key(),
          id('organisation_id'),
          word('dataset', 10),
          word('kind', 10),
          word('period', 10, optional),
          word('due_on', 10, optional),
          body('message'),
          word('reminder_key', 80, optional),
          at('created_at'),
          id('created_by', optional),
          at('acknowledged_at', optional),
          id('acknowledged_by', optional),
          at('settled_at', optional),
        ],
        indices: [
          { name: 'ix_quality_reminders_organisation', columnNames: ['organisation_id', 'id'] },
          { name: 'ix_quality_reminders_stream', columnNames: ['organisation_id', 'dataset', 'settled_at'] },
          { name: 'ix_quality_reminders_created_by', columnNames: ['created_by'] },
          { name: 'ix_quality_reminders_acknowledged_by', columnNames: ['acknowledged_by'] },
          { name: 'ux_quality_reminders_key', columnNames: ['reminder_key'], isUnique: true },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_replies',
        columns: [key(), id('reminder_id'), word('promised_on', 10), word('reason', 500), at('written_at'), id('written_by')],
        indices: [
          { name: 'ix_quality_replies_reminder', columnNames: ['reminder_id'] },
          { name: 'ix_quality_replies_written_by', columnNames: ['written_by'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_closings',
        columns: [word('month', 7, { isPrimary: true }), at('closed_at'), id('closed_by')],
        indices: [{ name: 'ix_quality_closings_closed_by', columnNames: ['closed_by'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'quality_closed_figures',
        columns: [word('month', 7, { isPrimary: true }), ...stream, integer('place', { isPrimary: true }), at('recorded_at'), body('figures')],
        indices: [{ name: 'ix_quality_closed_figures_stream', columnNames: ['organisation_id', 'dataset'] }],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = ['quality_closed_figures', 'quality_closings', 'quality_replies', 'quality_reminders', 'quality_periods', 'quality_months'];
    for (const table of [...tables, 'quality_deliveries', 'quality_streams', 'late_decisions', 'delivery_periods', 'delivery_facts'])
      await db.dropTable(table);
  }
}
