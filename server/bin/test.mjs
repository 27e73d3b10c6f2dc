// npm test [-- server | web | e2e | part of a file name] [flags for the runners]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, findChromium, findProgram, hasChineseFont } from './support/debian.mjs';
import { ensureBuilt, ensurePackages } from './support/house.mjs';
import { at, fail, root } from './support/root.mjs';
import { serverTests, webTests } from './support/test-files.mjs';

const isCi = process.env.CI === 'true';
const { selected, patterns, flags } = readArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];

ensurePackages();
if (selected.has('server') || selected.has('e2e')) outsideJudges();
if (selected.has('server')) await server();
if (selected.has('web')) await web();
if (selected.has('e2e')) await journeys();
rmSync(folder, { recursive: true, force: true });

console.log('');
for (const note of notes) console.log(note);
if (total.skipped > 0) console.log(`${total.skipped} skipped (npm run check lists the reasons)`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Signatures and reports are judged by programs of others; their tests go red where these are missing. */
function outsideJudges() {
  const packages = { openssl: 'openssl', pdfsig: 'poppler-utils', pdftotext: 'poppler-utils' };
  const missing = [...new Set(Object.entries(packages).flatMap(([program, name]) => (findProgram(program) ? [] : [name])))];
  if (missing.length > 0 && !aptInstall(...missing)) console.error(`Install ${missing.join(' and ')}: tests of signed documents need them.`);
}

/** One jest process for the three projects; both engines must have run the same tests. */
async function server() {
  const { hasMariadb, NO_MARIADB } = await import('../test/throwaway-mariadb.mjs');
  const engines = hasMariadb() ? ['sqlite', 'mariadb'] : ['sqlite'];
  if (!engines.includes('mariadb')) didNotRun('the feature suites on MariaDB', NO_MARIADB);
  const countsFile = join(folder, 'jest.json');
  const code = await run(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      '--config',
      'server/jest.config.mjs',
      '--selectProjects',
      'unit',
      ...engines,
      '--reporters',
      'default',
      '--reporters',
      at('server/test/counts.reporter.mjs'),
      ...testPaths(),
      ...flags,
    ],
    {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
      COUNTS_FILE: countsFile,
      // What the tests leave behind – keys, files, databases of killed processes – goes with the run.
      TMPDIR: folder,
    },
  );
  const counts = readJson(countsFile) ?? {};
  for (const count of Object.values(counts)) add(count);
  crashIfSilent('jest', code, sum(Object.values(counts), 'failed'));

  const suites = Object.fromEntries(['unit', ...engines].map((name) => [name, describeCount(counts[name])]));
  for (const [name, text] of Object.entries(suites)) notes.push(`${name}: ${text}`);
  if (engines.includes('mariadb') && suites.sqlite !== suites.mariadb) problem('The two engines did not run the same tests.');
}

function describeCount({ suites, passed, failed, skipped } = { suites: 0, passed: 0, failed: 0, skipped: 0 }) {
  return `${suites} suites, ${passed + failed} tests run, ${skipped} skipped`;
}

function testPaths() {
  return patterns.length > 0 ? ['--testPathPatterns', ...patterns] : [];
}

async function web() {
  const file = join(folder, 'vitest.json');
  const code = await run(
    process.execPath,
    [at('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...patterns, ...flags],
    {},
    at('web'),
  );
  const result = readJson(file);
  const suitesThatDidNotLoad = (result?.testResults ?? []).filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  const count = {
    passed: result?.numPassedTests ?? 0,
    failed: (result?.numFailedTests ?? 0) + suitesThatDidNotLoad,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
  add(count);
  crashIfSilent('vitest', code, count.failed);
  notes.push(`web: ${result?.testResults?.length ?? 0} suites, ${count.passed + count.failed} tests run`);
}

/** The journey prints its own `N passed, N failed`; without such a line its exit code is one check. */
async function journeys() {
  const script = 'web/e2e/run.mjs';
  if (!existsSync(at(script))) return didNotRun('the journey in the browser', `${script} is not there.`);
  if (!findChromium()) aptInstall('chromium');
  if (!findChromium())
    return didNotRun('the journey in the browser', 'No Chromium found: install chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.');
  if (!hasChineseFont() && !aptInstall('fonts-noto-cjk', 'fontconfig'))
    notes.push('No Chinese font found (Debian: fonts-noto-cjk): the pictures of the journey show boxes.');
  ensureBuilt();
  let output = '';
  const code = await run(process.execPath, [at(script)], { CHROMIUM_PATH: findChromium() }, root, (text) => (output += text));
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
  const count = line
    ? { passed: Number(line[1]), failed: Number(line[2]), skipped: 0 }
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  add(count);
  crashIfSilent('the journey', code, count.failed);
  notes.push(`e2e: ${count.passed + count.failed} checks run`);
}

function readArguments(args) {
  const firstFlag = args.findIndex((arg) => arg.startsWith('-'));
  const words = firstFlag < 0 ? args : args.slice(0, firstFlag);
  const runners = new Set(words.filter((word) => ['server', 'web', 'e2e'].includes(word)));
  const wanted = words.filter((word) => !runners.has(word));
  const runnerFlags = firstFlag < 0 ? [] : args.slice(firstFlag);
  if (wanted.length === 0) return { selected: runners.size > 0 ? runners : new Set(['server', 'web', 'e2e']), patterns: [], flags: runnerFlags };
  const concerns = (files) => files.some((file) => wanted.some((word) => file.includes(word)));
  const matching = new Set([...(concerns(serverTests()) ? ['server'] : []), ...(concerns(webTests()) ? ['web'] : [])]);
  if (matching.size === 0) fail(`No test file matches ${wanted.join(', ')}.`);
  return { selected: matching, patterns: wanted, flags: runnerFlags };
}

function run(command, args, env = {}, cwd = root, tap) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', tap ? 'pipe' : 'inherit', 'inherit'] });
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      tap(text);
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGTERM', forward).on('SIGINT', forward);
    child.on('close', (code) => {
      process.off('SIGTERM', forward).off('SIGINT', forward);
      resolve(code ?? 1);
    });
  });
}

function add(count) {
  for (const key of Object.keys(total)) total[key] += count[key];
}

/** A runner that ends badly without naming a failed test has crashed: that is a failure, too. */
function crashIfSilent(name, code, failedCount) {
  if (code !== 0 && failedCount === 0) problem(`${name} ended with code ${code} and named no failed test.`);
}

function didNotRun(what, reason) {
  if (isCi) problem(`Did not run: ${what}. ${reason}`);
  else notes.push(`Did not run: ${what}. ${reason}`);
}

function problem(sentence) {
  notes.push(`✗ ${sentence}`);
  total.failed += 1;
}

function sum(counts, key) {
  return counts.reduce((whole, count) => whole + count[key], 0);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
