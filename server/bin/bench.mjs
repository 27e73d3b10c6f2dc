// npm run bench [-- part of a name]: runs server/bench/*.bench.ts one after another and writes docs/benchmarks.md.
// A bench prints lines for people, and one line of JSON: {"bench", "ratio", "limit", "lines": [markdown]}.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './support/debian.mjs';
import { ensurePackages } from './support/house.mjs';
import { at, root, seconds } from './support/root.mjs';
import { filesUnder } from './support/test-files.mjs';
import { NO_MARIADB, hasMariadb, startMariadb } from '../test/throwaway-mariadb.mjs';

const patterns = process.argv.slice(2);
ensurePackages();
const benches = filesUnder(
  'server/bench',
  (file) => file.endsWith('.bench.ts') && (patterns.length === 0 || patterns.some((word) => file.includes(word))),
);

// Durable, unlike the tests' server: what a commit costs is part of the answer.
const database = !process.env.TEST_MYSQL_URL && hasMariadb() ? await startMariadb({ bufferPoolMiB: 512, durable: true }) : null;
const databaseUrl = process.env.TEST_MYSQL_URL ?? database?.url;
if (!databaseUrl) console.error(`MariaDB is not measured. ${NO_MARIADB}`);

const results = [];
const broken = [];
try {
  for (const file of benches) await measure(file);
} finally {
  await database?.stop();
}
if (patterns.length === 0) {
  writeFileSync(at('docs/benchmarks.md'), page());
  console.log('written: docs/benchmarks.md');
}
for (const file of broken) console.error(`✗ ${file} did not come to an end`);
process.exitCode = broken.length > 0 ? 1 : 0;

async function measure(file) {
  const startedAt = performance.now();
  console.log(`… ${file}`);
  const { code, output } = await run(file);
  const found = output.split('\n').flatMap((line) => (line.startsWith('{"bench"') ? [JSON.parse(line)] : []));
  results.push(...found);
  if (code !== 0 || found.length === 0) broken.push(file);
  console.log(`${code === 0 ? '✓' : '✗'} ${file} (${seconds(startedAt)})`);
}

function run(file) {
  // A city of millions of rows on SQLite is a file of gigabytes: it goes with its bench.
  const folder = mkdtempSync(join(tmpdir(), 'xinyidai-bench-'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--expose-gc', '--import', '@swc-node/register/esm-register', file], {
      cwd: root,
      env: {
        ...process.env,
        BENCH_FOLDER: folder,
        SWC_NODE_PROJECT: at('server/tsconfig.json'),
        ...(databaseUrl && { TEST_MYSQL_URL: databaseUrl }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('close', (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, output });
    });
  });
}

function page() {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Each figure is a ratio of two measurements made in one run on one machine, beside the limit we set ourselves; bare times only say how large the run was. A benchmark never fails a build.',
    '',
    '| Bench | Ratio | Limit | Within |',
    '|---|---|---|---|',
    ...results.map(({ bench, ratio, limit }) => `| ${bench} | ${number(ratio)} | ${describe(limit)} | ${verdict(ratio, limit)} |`),
    '',
    ...results.flatMap(({ bench, lines = [] }) => [`## ${bench}`, '', ...lines, '']),
    ...(broken.length > 0 ? ['## Did not come to an end', '', ...broken.map((file) => `- \`${file}\``), ''] : []),
    '## The machine',
    '',
    ...machine().map((fact) => `- ${fact}`),
    '',
  ].join('\n');
}

/** A limit is `{ "min": 0.5 }`, `{ "max": 3 }`, a sentence, or absent where the figure is only reported. */
function describe(limit) {
  if (limit === undefined || limit === null) return 'reported only';
  if (typeof limit !== 'object') return String(limit);
  return 'min' in limit ? `≥ ${limit.min}` : `≤ ${limit.max}`;
}

function verdict(ratio, limit) {
  const [, sign, bound] = /^\s*(≥|>=|≤|<=)\s*([\d.]+)/.exec(describe(limit)) ?? [];
  if (!sign) return '–';
  const isWithin = sign === '≥' || sign === '>=' ? ratio >= Number(bound) : ratio <= Number(bound);
  return isWithin ? 'yes' : '**no**';
}

function number(ratio) {
  return typeof ratio === 'number' ? String(Number(ratio.toPrecision(3))) : '–';
}

function machine() {
  const processors = cpus();
  const server = findProgram('mariadbd');
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'processor of unknown kind'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB memory`,
    `${platform()} ${release().split('-')[0]} ${arch()}, Node ${process.versions.node}`,
    ...(process.env.TEST_MYSQL_URL
      ? ['the database of TEST_MYSQL_URL']
      : server
        ? [
            execFileSync(server, ['--version'], { encoding: 'utf8' })
              .trim()
              .replace(/^\S+\s+/, 'MariaDB '),
          ]
        : []),
    `measured on ${new Date().toISOString().slice(0, 10)}`,
  ];
}
