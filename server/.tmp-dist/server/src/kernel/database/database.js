import { AsyncLocalStorage } from 'node:async_hooks';
import { Unavailable } from '../errors.js';
import { isRetryable } from './errors.js';
import { openMysql } from './mysql.js';
import { openSqlite } from './sqlite.js';
const scope = new AsyncLocalStorage();
const attemptsMax = 8;
const waitersMax = 1_000;
/** The two handles everything reads and writes by (architecture §2). Nothing else in the program holds a DataSource. */
export class Database {
    constructor(engine, writer, reader, onRetry) {
        this.engine = engine;
        this.writer = writer;
        this.reader = reader;
        this.onRetry = onRetry;
        this.queue = Promise.resolve();
        this.waiting = 0;
    }
    /** `sqlite:PATH` or `mysql://user:password@host/name`. Runs the migrations that are missing. */
    static async open(url, schema, options = {}) {
        const isSqlite = url.startsWith('sqlite:');
        const { writer, reader } = isSqlite ? await openSqlite(url.slice('sqlite:'.length), schema, options) : await openMysql(url, schema, options);
        return new Database(isSqlite ? 'sqlite' : 'mysql', writer, reader, options.onRetry ?? (() => undefined));
    }
    /** Committed data only. Not inside a transaction: there the answer would be older than what `tx` has written. */
    read() {
        if (scope.getStore()?.open)
            throw new Error('read() inside transaction(): use tx');
        return this.reader.manager;
    }
    /** All writing. One level: the use case opens it, everything beneath takes `tx`. May run `work` again after a deadlock, so no outside effects in it. */
    async transaction(work) {
        if (scope.getStore()?.open)
            throw new Error('transaction() inside transaction(): pass tx down');
        return this.engine === 'sqlite' ? this.inTurn(() => this.attempt(work)) : this.retried(() => this.attempt(work));
    }
    /** For migration tests and the schema check only. */
    forMaintenance() {
        return this.writer;
    }
    async close() {
        await this.queue.catch(() => undefined);
        if (this.reader !== this.writer)
            await this.reader.destroy();
        await this.writer.destroy();
    }
    attempt(work) {
        const mine = { open: true };
        return scope.run(mine, async () => {
            try {
                return await this.writer.transaction(work);
            }
            finally {
                mine.open = false;
            }
        });
    }
    async inTurn(run) {
        if (this.waiting >= waitersMax)
            throw new Unavailable('Too many writers are waiting');
        this.waiting += 1;
        const turn = this.queue.then(run, run);
        this.queue = turn.catch(() => undefined);
        try {
            return await turn;
        }
        finally {
            this.waiting -= 1;
        }
    }
    async retried(run) {
        for (let attempt = 1;; attempt += 1) {
            try {
                return await run();
            }
            catch (error) {
                if (attempt >= attemptsMax || !isRetryable(error))
                    throw error;
                this.onRetry();
                await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** attempt));
            }
        }
    }
}
//# sourceMappingURL=database.js.map