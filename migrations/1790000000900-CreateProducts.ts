import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id, integer, key, optional, word } from './support/columns.js';

export class CreateProducts1790000000900 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'products',
        columns: [
          key(),
          id('bank_id'),
          word('state', 10, optional),
          id('published_version_id', optional),
          id('open_version_id', optional),
          at('confirmed_at', optional),
          at('created_at'),
        ],
        indices: [
          { name: 'ix_products_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_products_state', columnNames: ['state', 'confirmed_at'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'product_versions',
        columns: [
          key(),
          id('product_id'),
          integer('number'),
          word('state', 10),
          body('document'),
          word('etag', 26),
          body('author_ids'),
          at('created_at'),
          at('submitted_at', optional),
          at('published_at', optional),
          id('reviewer_id', optional),
          word('returned_reason', 500, optional),
        ],
        indices: [
          { name: 'ux_product_versions_number', columnNames: ['product_id', 'number'], isUnique: true },
          { name: 'ix_product_versions_state', columnNames: ['state', 'id'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'product_trials',
        columns: [
          id('bank_id', { isPrimary: true }),
          word('day', 10, { isPrimary: true }),
          word('digest', 64, { isPrimary: true }),
          body('answer'),
          at('asked_at'),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'product_trial_days',
        columns: [id('bank_id', { isPrimary: true }), word('day', 10, { isPrimary: true }), integer('used')],
      }),
    );
    await db.createTable(new Table({ name: 'product_shelf', columns: [word('name', 10, { isPrimary: true }), integer('stamp')] }));
    await db.query('insert into product_shelf (name, stamp) values (?, ?)', ['hall', 1]);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['product_shelf', 'product_trial_days', 'product_trials', 'product_versions', 'products']) await db.dropTable(table);
  }
}
