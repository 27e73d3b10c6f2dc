import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { at, body, id, integer, word } from './support/columns.js';

/** Figures in a smaller form, with the day on which they move and the declarations they were made by; quarters of groups of firms. */
export class GrowProfiles1790100000700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.renameTable('profiles', 'profiles_before');
    await db.createTable(
      new Table({
        name: 'profiles',
        columns: [id('enterprise_id', { isPrimary: true }), body('indicators'), word('due_on', 10), integer('rules_version'), at('refreshed_at')],
        indices: [
          { name: 'ix_profiles_due_on', columnNames: ['due_on'] },
          { name: 'ix_profiles_rules_version', columnNames: ['rules_version'] },
        ],
      }),
    );
    // What stands is read as it is, until it is made anew by the declarations of this release.
    await db.query(
      "insert into profiles (enterprise_id, indicators, due_on, rules_version, refreshed_at) select enterprise_id, indicators, '9999-12-31', 0, refreshed_at from profiles_before",
    );
    await db.dropTable('profiles_before');
    await db.createTable(
      new Table({
        name: 'peer_groups',
        withoutRowid: true,
        columns: [
          word('peer_group', 20, { isPrimary: true }),
          word('indicator', 40, { isPrimary: true }),
          integer('firms'),
          word('first_quarter', 40),
          word('median', 40),
          word('third_quarter', 40),
          word('as_of', 10),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('peer_groups');
    await db.renameTable('profiles', 'profiles_after');
    await db.createTable(
      new Table({
        name: 'profiles',
        columns: [id('enterprise_id', { isPrimary: true }), body('indicators'), body('tax_months'), at('refreshed_at')],
      }),
    );
    // The form of this release means nothing to the one before, which makes the figures again as records change.
    await db.query(
      "insert into profiles (enterprise_id, indicators, tax_months, refreshed_at) select enterprise_id, '{}', '[]', refreshed_at from profiles_after",
    );
    await db.dropTable('profiles_after');
  }
}
