import { startMariadb } from './throwaway-mariadb.mjs';

/** TEST_MYSQL_URL names a server that is there already; what is set here reaches the workers. */
export default async function setup() {
  if (process.env.TEST_MYSQL_URL) return;
  const startedAt = performance.now();
  const server = await startMariadb();
  globalThis.stopThrowawayMariadb = server.stop;
  process.env.TEST_MYSQL_URL = server.url;
  process.stderr.write(`MariaDB ready after ${(performance.now() - startedAt).toFixed(0)} ms\n`);
}
