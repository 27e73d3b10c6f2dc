import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
/**
 * One writer, one read-only connection, WAL. TypeORM's SQLite driver has a single connection per DataSource, so interleaved
 * transactions would swallow each other: `Database` puts every writer in a queue.
 */
export async function openSqlite(path, schema, { durable = true }) {
    mkdirSync(dirname(path), { recursive: true });
    const common = { type: 'better-sqlite3', database: path, entities: schema.entities, migrations: schema.migrations, timeout: 5_000 };
    const writer = await new DataSource({
        ...common,
        enableWAL: true,
        prepareDatabase: (db) => {
            // FULL: NORMAL loses acknowledged commits at power failure (invariant 7).
            db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
            db.pragma('cache_size = -65536');
        },
    }).initialize();
    await writer.query('PRAGMA foreign_keys = OFF');
    await writer.runMigrations({ transaction: 'each' });
    await writer.query('PRAGMA foreign_keys = ON');
    const reader = await new DataSource({
        ...common,
        readonly: true,
        prepareDatabase: (db) => {
            db.pragma('cache_size = -65536');
        },
    }).initialize();
    return { writer, reader };
}
//# sourceMappingURL=sqlite.js.map