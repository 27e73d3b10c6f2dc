import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { listMarks } from './reference/lists.js';
import { at, body, bytes, id, integer, key, optional, word } from './support/columns.js';

type Document = Record<string, unknown>;

/** Entries of lists by code, so that a check reads no file; checks and their results; which datasets are lists. */
export class CreateLists1790100000500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'list_entries',
        // One code's entries lie together: a check of many codes is as many short reads of one index.
        withoutRowid: true,
        columns: [
          word('uscc', 18, { isPrimary: true }),
          word('dataset', 10, { isPrimary: true }),
          word('entry_key', 140, { isPrimary: true }),
          id('enterprise_id'),
          word('subject', 200),
          word('list_name', 200),
          word('authority', 200, optional),
          word('listed_on', 10, optional),
          word('removed_on', 10, optional),
          word('valid_to', 10, optional),
          word('reference', 120, optional),
          word('reason', 500, optional),
        ],
        indices: [{ name: 'ix_list_entries_enterprise', columnNames: ['enterprise_id', 'dataset'] }],
      }),
    );
    await db.createTable(
      new Table({
        name: 'list_checks',
        columns: [
          key(),
          word('kind', 10),
          word('state', 10),
          id('party_id'),
          id('person_id'),
          word('purpose', 20),
          word('note', 200),
          word('file_name', 200, optional),
          body('datasets'),
          body('unchecked'),
          integer('codes_total'),
          integer('codes_done'),
          integer('listed'),
          integer('past'),
          integer('invalid'),
          integer('unsure'),
          integer('failures'),
          word('digest', 64),
          at('created_at'),
          at('finished_at', optional),
          word('kept_until', 10),
        ],
        indices: [
          { name: 'ix_list_checks_party', columnNames: ['party_id', 'id'] },
          { name: 'ix_list_checks_person', columnNames: ['person_id'] },
          { name: 'ix_list_checks_kept_until', columnNames: ['kept_until'] },
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'list_check_parts',
        columns: [
          id('check_id', { isPrimary: true }),
          integer('part', { isPrimary: true }),
          bytes(db, 'codes'),
          { ...bytes(db, 'results'), ...optional },
        ],
      }),
    );
    await mark(db, (code, document) => ({ ...document, list: listMarks[code] ?? null }));
  }

  async down(db: QueryRunner): Promise<void> {
    await mark(db, (_, document) => Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'list')));
    for (const table of ['list_check_parts', 'list_checks', 'list_entries']) await db.dropTable(table);
  }
}

/** Which datasets are lists is said in the catalogue, in every version: it says nothing about how a row is checked. */
async function mark(db: QueryRunner, change: (code: string, document: Document) => Document): Promise<void> {
  const rows = (await db.query('select code, version, definition from dataset_versions')) as Array<{
    code: string;
    version: number;
    definition: unknown;
  }>;
  for (const { code, version, definition } of rows) {
    if (!(code in listMarks)) continue;
    const document = (typeof definition === 'string' ? JSON.parse(definition) : definition) as Document;
    await db.query('update dataset_versions set definition = ? where code = ? and version = ?', [
      JSON.stringify(change(code, document)),
      code,
      version,
    ]);
  }
}
