import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { firstConsentPolicy, firstConsentTemplates } from './reference/consent-terms.js';
import { body, flag, integer, optional, word } from './support/columns.js';

/** Bounds per purpose and the days that clocks count, as dated data that the operator can read. */
export class AddConsentTerms1790100000600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'consent_templates',
        columns: [
          word('version', 20, { isPrimary: true }),
          word('purpose', 20),
          word('in_force_from', 10),
          integer('months_max'),
          integer('valid_days_max'),
          integer('uses_max'),
          flag(db, 'offers_personal'),
          word('bound_to', 20, optional),
          body('valid_days_choices'),
          body('uses_choices'),
        ],
        indices: [{ name: 'ux_consent_templates_purpose', columnNames: ['purpose', 'in_force_from'], isUnique: true }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'consent_policies',
        columns: [
          word('in_force_from', 10, { isPrimary: true }),
          integer('request_lapse_days'),
          integer('cool_down_days'),
          integer('cosign_days'),
          integer('waiting_notice_days'),
          integer('expiry_notice_days'),
          integer('review_notice_days'),
          integer('pull_notice_days'),
          word('alternative_channel', 300),
        ],
      }),
    );
    for (const line of firstConsentTemplates) {
      await db.query(
        'insert into consent_templates (version, purpose, in_force_from, months_max, valid_days_max, uses_max, offers_personal, bound_to, valid_days_choices, uses_choices) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
          line.version,
          line.purpose,
          line.inForceFrom,
          line.monthsMax,
          line.validDaysMax,
          line.usesMax,
          line.offersPersonal ? 1 : 0,
          line.boundTo,
          JSON.stringify(line.validDaysChoices),
          JSON.stringify(line.usesChoices),
        ],
      );
    }
    await db.query(
      'insert into consent_policies (in_force_from, request_lapse_days, cool_down_days, cosign_days, waiting_notice_days, expiry_notice_days, review_notice_days, pull_notice_days, alternative_channel) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      Object.values(firstConsentPolicy),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['consent_policies', 'consent_templates']) await db.dropTable(table);
  }
}
