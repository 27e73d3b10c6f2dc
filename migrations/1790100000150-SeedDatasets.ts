import type { MigrationInterface, QueryRunner } from 'typeorm';
import { laterDatasets, renewedDatasets } from './reference/datasets/index.js';

/** The whole catalogue: 57 entries more, and the first four at version 2. Rows already stored keep the version they were checked against. */
export class SeedDatasets1790100000150 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const { version, definition } of seeds) {
      await db.query('insert into dataset_versions (code, version, definition, effective_at) values (?, ?, ?, ?)', [
        definition.code,
        version,
        JSON.stringify(definition),
        '2026-01-01 00:00:00.000',
      ]);
    }
  }

  /** The first release cannot read the second one's entries. */
  async down(db: QueryRunner): Promise<void> {
    for (const { version, definition } of seeds)
      await db.query('delete from dataset_versions where code = ? and version = ?', [definition.code, version]);
  }
}

const seeds = [
  ...laterDatasets.map((definition) => ({ version: 1, definition })),
  ...renewedDatasets.map((definition) => ({ version: 2, definition })),
];
