// The demo as a stranger starts it: to READY, again in seconds, on another port, and against a port that is taken.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, fail, root } from './support/root.mjs';

const FIRST_START_SECONDS_MAX = 600;
const SECOND_START_SECONDS_MAX = 10;
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-smoke-'));
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const first = await start(await freePort(), FIRST_START_SECONDS_MAX);
console.log(`✓ the demo is ready after ${first.seconds.toFixed(1)} s`);
await stop(first);
console.log('✓ it stops in order');

const second = await start(await freePort(), SECOND_START_SECONDS_MAX);
console.log(`✓ the second start, on another port: ${second.seconds.toFixed(1)} s`);

const taken = await end(launch(second.port, join(folder, 'other')), 60);
if (taken.code === 0 || !taken.output.includes(String(second.port)))
  fail(`A taken port must end the start with an error that names it; code ${taken.code}:\n${taken.output}`);
console.log('✓ a taken port is named');
await stop(second);

async function start(port, secondsMax) {
  const startedAt = performance.now();
  const server = launch(port, join(folder, 'data'));
  const url = await untilReady(server, secondsMax);
  const elapsed = (performance.now() - startedAt) / 1000;
  const answer = await fetch(new URL('/readyz', url));
  if (answer.status !== 200) fail(`${url}/readyz answers ${answer.status}`);
  return { ...server, port, seconds: elapsed };
}

function launch(port, dataFolder) {
  const child = spawn(process.execPath, [at('server/bin/run.mjs'), '--demo'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const server = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (server.output += text));
  server.ended = new Promise((resolve) => child.on('close', (code, signal) => (running.delete(child), resolve({ code, signal }))));
  return server;
}

async function untilReady(server, secondsMax) {
  const deadline = Date.now() + secondsMax * 1000;
  for (;;) {
    const url = /READY (http\S+)/.exec(server.output)?.[1];
    if (url) return url;
    if (server.child.exitCode !== null) fail(`The demo ended with code ${server.child.exitCode}:\n${tail(server.output)}`);
    if (Date.now() > deadline) fail(`The demo was not ready within ${secondsMax} s:\n${tail(server.output)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(server) {
  server.child.kill('SIGTERM');
  const { code, signal } = await end(server, 30);
  // Windows has no SIGTERM to handle.
  if (code !== 0 && process.platform !== 'win32') fail(`The demo did not stop in order (code ${code}, signal ${signal}):\n${tail(server.output)}`);
}

async function end(server, secondsMax) {
  const timer = setTimeout(() => fail(`The process did not end within ${secondsMax} s:\n${tail(server.output)}`), secondsMax * 1000);
  const { code, signal } = await server.ended;
  clearTimeout(timer);
  return { code, signal, output: server.output };
}

function tail(text) {
  return text.split('\n').slice(-30).join('\n');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
