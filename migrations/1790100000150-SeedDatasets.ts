import type { MigrationInterface, QueryRunner } from 'typeorm';
import { laterDatasets, renewedDatasets } from './reference/datasets/index.js';

/** The whole catalogue: 57 entries more, and the first four at version 2. Rows already stored keep the version they were checked against. */
export class SeedDatasets1790100000150 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('update dataset_versions set effective_at = ? where effective_at = ?', [since, sinceFirstRelease]);
    for (const { version, definition } of seeds) {
      await db.query('insert into dataset_versions (code, version, definition, effective_at) values (?, ?, ?, ?)', [
        definition.code,
        version,
        JSON.stringify(definition),
        since,
      ]);
    }
  }

  /** The first release cannot read the second one's entries. */
  async down(db: QueryRunner): Promise<void> {
    for (const { version, definition } of seeds)
      await db.query('delete from dataset_versions where code = ? and version = ?', [definition.code, version]);
    await db.query('update dataset_versions set effective_at = ? where effective_at = ?', [sinceFirstRelease, since]);
  }
}

/** The first release had no use for the day and named a late one. The list holds for everything that is delivered, old months too. */
const sinceFirstRelease = '2026-01-01 00:00:00.000';
const since = '2020-01-01 00:00:00.000';

const seeds = [
  ...laterDatasets.map((definition) => ({ version: 1, definition })),
  ...renewedDatasets.map((definition) => ({ version: 2, definition })),
];
