import { readFileSync } from 'node:fs';
import { migrations } from '../../../migrations/index.js';
import { Database } from '../../src/kernel/database/index.js';
import type { FreshDatabase } from '../database.js';

/** Somebody of the city of that release, with what is needed to sign in. */
export interface OldPerson {
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** What a database of release 0.1.0 held: made by that release over HTTP and written out table by table (README.md beside this file). */
export interface OldCity {
  readonly people: Readonly<Record<'owner' | 'manager' | 'taxOfficer' | 'operator', OldPerson>>;
  readonly ids: Readonly<
    Record<
      'enterpriseId' | 'otherId' | 'uscc' | 'otherUscc' | 'consentId' | 'endedConsentId' | 'applicationId' | 'openBatchId' | 'application',
      string
    >
  >;
  readonly tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }>>;
}

export const oldCity = JSON.parse(readFileSync(new URL('./0.1.0.json', import.meta.url), 'utf8')) as OldCity;
/** Its data key is wrapped by this: the bytes of a key that keeps nothing. */
export const oldMasterKey = (): Buffer => Buffer.alloc(32, 7);

const lastOfRelease = 'CreateStatistics1790000001200';

/** Lays the database out as 0.1.0 did, and puts its rows into it. */
export async function makeOldDatabase({ url }: Pick<FreshDatabase, 'url'>): Promise<void> {
  const names = migrations.map(({ name }) => name);
  const old = migrations.slice(0, names.indexOf(lastOfRelease) + 1);
  const database = await Database.open(url, { entities: [], migrations: old }, { poolSize: 2, durable: false });
  const source = database.forMaintenance();
  for (const [table, { columns, rows }] of Object.entries(oldCity.tables)) {
    const place = `(${columns.map(() => '?').join(', ')})`;
    // A few tables have rows that the migrations of then put in; they are among these.
    await source.query(`delete from ${table}`);
    for (const row of rows) await source.query(`insert into ${table} (${columns.join(', ')}) values ${place}`, row.map(cellOf));
  }
  await database.close();
}

const cellOf = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && 'base64' in cell ? Buffer.from(String(cell.base64), 'base64') : cell;
