import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';

/** The part of mysql2's connection that we use beside TypeORM. */
export interface MysqlConnection {
  query(options: {
    sql: string;
    values: readonly (string | number | null)[];
    infileStreamFactory: () => Readable;
  }): Promise<[{ affectedRows: number; warningStatus: number }, unknown]>;
  /** As a prepared statement, which the connection keeps: only for few texts. */
  execute(sql: string, parameters: readonly (string | number | Buffer | null)[]): Promise<unknown>;
}

/** The connection on which a transaction runs, for what TypeORM does not offer. Its errors are the driver's, not wrapped. */
export async function mysqlConnection(tx: EntityManager): Promise<MysqlConnection> {
  if (!tx.queryRunner) throw new Error('Not inside a transaction');
  const connection = (await tx.queryRunner.connect()) as { promise(): MysqlConnection };
  return connection.promise();
}
