// What a bare clone lacks: packages, the compiled server, the built web. Node only: at the first run there are no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { at, fail, root, seconds } from './root.mjs';

const PACKAGES_STAMP = 'node_modules/.house-stamp';

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

export function ensurePackages() {
  requireNode();
  const step = {
    name: 'packages',
    // The Node ABI belongs to the input: better-sqlite3 is compiled for it.
    stamp: () => stampOf(['package-lock.json', 'package.json', 'server/package.json', 'web/package.json'], process.versions.modules),
    stampFile: PACKAGES_STAMP,
    isAlreadyDone: packagesMatchLock,
    // Without --include=dev, NODE_ENV=production would leave out the compiler.
    run: () => npm(['ci', '--include=dev', '--no-audit', '--no-fund']),
    hint: compilerHint,
  };
  runSteps([step]);
}

export function ensureBuilt() {
  ensurePackages();
  const shared = ['package-lock.json', 'tsconfig.base.json'];
  runSteps([
    {
      name: 'server',
      stamp: () => stampOf([...shared, 'server/tsconfig.json', 'server/package.json', 'server/src', 'migrations']),
      stampFile: 'server/dist/.stamp',
      run: () => npm(['run', 'build', '-w', 'server']),
    },
    {
      name: 'web',
      stamp: () =>
        stampOf([...shared, 'web/tsconfig.json', 'web/package.json', 'web/vite.config.ts', 'web/index.html', 'web/public', 'web/src', 'server/src']),
      stampFile: 'web/dist/.stamp',
      run: () => npm(['run', 'build', '-w', 'web']),
    },
  ]);
}

/** npm by the JavaScript file that Node itself can run: `npm.cmd` needs a shell, and a shell needs quoting. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  const settings = { cwd: root, stdio: ['ignore', 2, 2], ...options };
  if (script && /\.c?js$/.test(script)) return spawnSync(process.execPath, [script, ...args], settings);
  return spawnSync('npm', args, { ...settings, shell: process.platform === 'win32' });
}

/** Runs each step whose stamp does not say that it has run on this very input. */
function runSteps(steps) {
  if (steps.every(isDone)) return;
  withLock(() => {
    // Asked again: the process that held the lock may have done our work.
    for (const step of steps) if (!isDone(step)) runStep(step);
  });
}

function isDone({ stamp, stampFile, isAlreadyDone }) {
  if (existsSync(at(stampFile)) && readFileSync(at(stampFile), 'utf8') === stamp()) return true;
  if (!isAlreadyDone?.()) return false;
  writeFileSync(at(stampFile), stamp());
  return true;
}

function runStep({ name, stamp, stampFile, run, hint }) {
  const startedAt = performance.now();
  console.error(`… ${name}`);
  const before = stamp();
  // A failed step leaves a half-written output, which an old stamp would call good.
  rmSync(at(stampFile), { force: true });
  const { status, signal, error } = run();
  if (status !== 0) fail(`Step "${name}" failed (${error?.message ?? signal ?? `exit code ${status}`}). ${hint?.() ?? ''}`.trim());
  mkdirSync(dirname(at(stampFile)), { recursive: true });
  // The stamp of the input as it was: a file saved during the build is built next time.
  writeFileSync(at(stampFile), before);
  console.error(`✓ ${name} (${seconds(startedAt)})`);
}

/** True for packages that somebody installed by hand (`npm install`): there is no reason to compile for another minute. */
function packagesMatchLock() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages;
  const missing = Object.entries(wanted).some(
    ([path, entry]) =>
      path.startsWith('node_modules/') && !entry.link && !entry.optional && !entry.devOptional && present[path]?.version !== entry.version,
  );
  if (missing) return false;
  const opens = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], { cwd: root, stdio: 'ignore' });
  return opens.status === 0;
}

function compilerHint() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const missing = ['make', 'g++', 'python3'].filter((tool) => !folders.some((folder) => existsSync(join(folder, tool))));
  if (process.platform === 'win32' || missing.length === 0) return 'npm names the reason above.';
  return [
    `Not found on PATH: ${missing.join(', ')}. better-sqlite3 is compiled where no ready-made binary can be fetched; it needs a C++ compiler, make and Python.`,
    'Debian or Ubuntu: apt-get install build-essential python3. Then run this command again.',
  ].join('\n');
}

function stampOf(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(`${file}\0`).update(readFileSync(at(file)));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return isTest(path) ? [] : [path];
  return readdirSync(at(path)).flatMap((name) => filesUnder(`${path}/${name}`));
}

const isTest = (path) => /\.test\.ts$/.test(path);
