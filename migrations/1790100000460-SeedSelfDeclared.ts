import type { MigrationInterface, QueryRunner } from 'typeorm';
import { selfDeclared } from './reference/datasets/18.01-self-declared.js';

/** What a firm may declare about itself: beside the 61 entries of the shared list, not one of them. */
export class SeedSelfDeclared1790100000460 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('insert into dataset_versions (code, version, definition, effective_at) values (?, ?, ?, ?)', [
      selfDeclared.code,
      1,
      JSON.stringify(selfDeclared),
      '2020-01-01 00:00:00.000',
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from dataset_versions where code = ? and version = 1', [selfDeclared.code]);
  }
}
