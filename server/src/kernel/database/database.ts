import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { Unavailable } from '../errors.js';
import { isRetryable } from './errors.js';
import { openMysql } from './mysql.js';
import type { DatabaseOptions, Engine, Schema } from './options.js';
import { openSqlite } from './sqlite.js';

/** What is open in this async context. `open` turns false at the end, so work left behind by a transaction is not taken for it. */
interface Scope {
  open: boolean;
  tx?: EntityManager;
}
const scope = new AsyncLocalStorage<Scope>();

const attemptsMax = 8;
const waitersMax = 1_000;

/** The two handles everything reads and writes by (architecture §2). Nothing else in the program holds a DataSource. */
export class Database {
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  private constructor(
    readonly engine: Engine,
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly onRetry: () => void,
  ) {}

  /** `sqlite:PATH` or `mysql://user:password@host/name`. Runs the migrations that are missing. */
  static async open(url: string, schema: Schema, options: DatabaseOptions = {}): Promise<Database> {
    const isSqlite = url.startsWith('sqlite:');
    const { writer, reader } = isSqlite ? await openSqlite(url.slice('sqlite:'.length), schema, options) : await openMysql(url, schema, options);
    return new Database(isSqlite ? 'sqlite' : 'mysql', writer, reader, options.onRetry ?? (() => undefined));
  }

  /** Committed data only. Not inside a transaction: there the answer would be older than what `tx` has written. */
  read(): EntityManager {
    if (scope.getStore()?.open) throw new Error('read() inside transaction(): use tx');
    return this.reader.manager;
  }

  /** The transaction that is open here, or null. For what is cached and checked at every use: it must not need a second connection. */
  current(): EntityManager | null {
    const here = scope.getStore();
    return (here?.open && here.tx) || null;
  }

  /** All writing. One level: the use case opens it, everything beneath takes `tx`. May run `work` again after a deadlock, so no outside effects in it. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (scope.getStore()?.open) throw new Error('transaction() inside transaction(): pass tx down');
    return this.engine === 'sqlite' ? this.inTurn(() => this.attempt(work)) : this.retried(() => this.attempt(work));
  }

  /** For migration tests and the schema check only. */
  forMaintenance(): DataSource {
    return this.writer;
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.writer.destroy();
  }

  private attempt<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const mine: Scope = { open: true };
    return scope.run(mine, async () => {
      try {
        return await this.writer.transaction((tx) => {
          mine.tx = tx;
          return work(tx);
        });
      } finally {
        mine.open = false;
      }
    });
  }

  private async inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (this.waiting >= waitersMax) throw new Unavailable('Too many writers are waiting');
    this.waiting += 1;
    const turn = this.queue.then(run, run);
    this.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }

  private async retried<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run();
      } catch (error) {
        if (attempt >= attemptsMax || !isRetryable(error)) throw error;
        this.onRetry();
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** attempt));
      }
    }
  }
}
