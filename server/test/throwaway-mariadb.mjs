import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { aptInstall, findProgram } from '../bin/support/debian.mjs';

export const NO_MARIADB = 'No MariaDB server found: install mariadb-server (Debian: apt-get install mariadb-server), or set TEST_MYSQL_URL.';

/** TEST_MYSQL_URL, else a `mariadbd` that is here, else one from apt where we may. */
export const hasMariadb = () => Boolean(process.env.TEST_MYSQL_URL || findServer() || (aptInstall('mariadb-server') && findServer()));

const findServer = () => findProgram('mariadbd');

/** A server of our own for one run, thrown away at its end. */
export async function startMariadb({ bufferPoolMiB = 128, durable = false } = {}) {
  if (!hasMariadb()) throw new Error(NO_MARIADB);
  const folder = mkdtempSync(join(tmpdir(), 'xinyidai-mariadb-'));
  const common = ['--no-defaults', ...(userInfo().uid === 0 ? ['--user=root'] : []), `--datadir=${folder}/data`];
  execFileSync(findProgram('mariadb-install-db'), [...common, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' });
  const port = await freePort();
  const child = spawn(
    findServer(),
    [
      ...common,
      `--socket=${folder}/s`,
      `--pid-file=${folder}/pid`,
      `--log-error=${folder}/log`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--skip-log-bin',
      `--innodb-buffer-pool-size=${bufferPoolMiB}M`,
      '--max-connections=300',
      ...(durable ? [] : ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0']),
    ],
    { stdio: 'ignore' },
  );
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  // Jest ends a failed run without its teardown; the server must not outlive it.
  process.once('exit', () => child.kill('SIGKILL'));
  try {
    await untilReady(port, child);
  } catch (error) {
    const log = readFileSync(`${folder}/log`, 'utf8').split('\n').slice(-5).join('\n');
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
  return { url: `mysql://root@127.0.0.1:${port}`, stop };
}

async function untilReady(port, child) {
  const deadline = Date.now() + 30_000;
  while (!(await greets(port))) {
    if (child.exitCode !== null) throw new Error(`MariaDB ended with code ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error('MariaDB did not answer within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The server speaks first: its greeting, not the open port, says that it takes queries. */
const greets = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket
      .once('data', () => answer(true))
      .once('error', () => answer(false))
      .once('close', () => resolve(false))
      .setTimeout(1000, () => answer(false));
  });

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
