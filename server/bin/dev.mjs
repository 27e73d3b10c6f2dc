// npm run dev: the server from its sources, restarted when one changes, and vite beside it.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensurePackages } from './support/house.mjs';
import { at, root } from './support/root.mjs';

ensurePackages();
const env = { ...process.env, SWC_NODE_PROJECT: at('server/tsconfig.json') };
let server = null;
let isStopping = false;
let restartTimer = null;

const vite = spawn(process.execPath, [at('node_modules/vite/bin/vite.js')], { cwd: at('web'), env, stdio: 'inherit' });
vite.on('exit', stop);
startServer();
for (const folder of ['server/src', 'migrations'])
  watch(at(folder), { recursive: true }, (_event, file) => file && !/\.test\.ts$|~$/.test(file) && restartSoon());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

function startServer() {
  server = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'server/src/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const started = server;
  started.on('exit', (code) => {
    if (server !== started) return;
    server = null;
    if (!isStopping) console.error(`The server ended with code ${code}; it starts again when a file changes.`);
  });
}

/** An editor saves several files at once; the port must be free before the next server takes it. */
function restartSoon() {
  clearTimeout(restartTimer);
  restartTimer = setTimeout(() => {
    const old = server;
    server = null;
    if (!old) return startServer();
    old.once('exit', () => !isStopping && startServer());
    old.kill('SIGTERM');
  }, 200);
}

function stop() {
  if (isStopping) return;
  isStopping = true;
  vite.kill('SIGTERM');
  if (!server) return process.exit(0);
  server.once('exit', () => process.exit(0));
  server.kill('SIGTERM');
}
