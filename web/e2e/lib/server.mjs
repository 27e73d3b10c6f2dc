import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const readyWithinMs = 600_000;
const stopWithinMs = 15_000;

/**
 * The built server on a free port with a data folder of its own. Answers when it prints READY.
 * `args: ['--demo']` makes the demo city first; `environment` overrides settings (a MySQL address, say); `keepIn` names a data folder
 * that outlives the run.
 */
export async function startServer({ args = [], environment = {}, keepIn } = {}) {
  const main = join(root, 'server/dist/server/src/main.js');
  if (!existsSync(main)) throw new Error('The server is not built: npm run build');
  const folder = keepIn ?? mkdtempSync(join(tmpdir(), 'xinyidai-e2e-'));
  if (args.includes('--demo') && !keepIn && Object.keys(environment).length === 0) cpSync(await demoCity(), folder, { recursive: true });
  const remove = () => keepIn || rmSync(folder, { recursive: true, force: true });
  const child = spawn(process.execPath, [main, ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server was not ready in time:\n${output}`)), readyWithinMs);
    const read = (chunk) => {
      output += chunk;
      const ready = /^READY (http\S+)/m.exec(output);
      if (ready) {
        clearTimeout(late);
        resolve(ready[1].replace(/\/$/, ''));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  }).catch((error) => {
    child.kill();
    remove();
    throw error;
  });

  return {
    url,
    folder,
    /** Everything it has printed: the one-time set-up link is in it, and a scan for secrets reads it. */
    output: () => output,
    accounts: () => JSON.parse(readFileSync(join(folder, 'demo', 'accounts.json'), 'utf8')),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
        await ended;
        clearTimeout(late);
      }
      remove();
    },
  };
}

let city;

/** The data folder of a finished demo city. It takes minutes to make, so it is made once for all journeys; each gets a copy. */
function demoCity() {
  city ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xinyidai-e2e-city-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const server = await startServer({ args: ['--demo'], keepIn: folder });
    await server.stop();
    return folder;
  })();
  return city;
}
