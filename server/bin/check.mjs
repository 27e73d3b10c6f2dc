// npm run check: everything that can be known without running the product.
import { spawn } from 'node:child_process';
import { ensurePackages } from './support/house.mjs';
import { at, root, seconds } from './support/root.mjs';

ensurePackages();
const own = await import('./support/check-steps.mjs');

const PACKAGE = {
  tsc: 'typescript/bin/tsc',
  vueTsc: 'vue-tsc/bin/vue-tsc.js',
  eslint: 'eslint/bin/eslint.js',
  cruiser: 'dependency-cruiser/bin/dependency-cruise.mjs',
  prettier: 'prettier/bin/prettier.cjs',
};
const CRUISED = ['server/src', 'server/test', 'server/bench', 'migrations', 'web/src'];

const steps = [
  ['types of the server', tool('tsc', '-p', 'server/tsconfig.test.json')],
  ['types of the web', tool('vueTsc', '--noEmit', '-p', 'web/tsconfig.json')],
  ['eslint', tool('eslint', '.')],
  ['import rules', importRules],
  ['generated documents', script(at('server/bin/docs.mjs'), '--check')],
  ['format', tool('prettier', '--check', '--log-level', 'warn', 'server', 'web', 'migrations', '*.{cjs,mjs,js,json}')],
  ['skipped tests', ours(own.skippedTests)],
  ['silenced rules', ours(own.silencedRules)],
  ['settings', ours(own.settings)],
  ['secrets', ours(own.secrets)],
  ['licences', ours(own.licences)],
];

const wanted = process.argv.slice(2);
const queue = steps.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const failed = [];
const startedAt = performance.now();
// Two at a time: the type checkers and the linter are each bound to one core.
await Promise.all([worker(), worker()]);

if (failed.length > 0) {
  console.log(`\nFailed after ${seconds(startedAt)}:`);
  for (const name of failed) console.log(`  ✗ ${name}`);
  process.exitCode = 1;
} else {
  console.log(`\nAll checks passed in ${seconds(startedAt)}.`);
}

async function worker() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const [name, run] = step;
    const stepStartedAt = performance.now();
    const { isGood, output } = await run();
    console.log(`${isGood ? '✓' : '✗'} ${name} (${seconds(stepStartedAt)})${output ? `\n${output}` : ''}`);
    if (!isGood) failed.push(name);
  }
}

function tool(name, ...args) {
  return script(at('node_modules', PACKAGE[name]), ...args);
}

function script(file, ...args) {
  return async () => {
    const { code, output } = await node(file, args);
    return { isGood: code === 0, output: output.trimEnd() };
  };
}

async function importRules() {
  const { output } = await node(at('node_modules', PACKAGE.cruiser), ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...CRUISED], {
    onlyStdout: true,
  });
  const summary = readSummary(output);
  if (!summary) return { isGood: false, output };
  const violations = summary.violations.map(
    ({ rule, from, to, cycle }) => `  ${rule.name}: ${from} → ${cycle ? cycle.map((one) => one.name).join(' → ') : to}`,
  );
  const problems = [...violations, ...own.moduleMap(summary.totalCruised).map((text) => `  ${text}`)];
  return { isGood: problems.length === 0, output: [`  ${summary.totalCruised} modules cruised`, ...problems].join('\n') };
}

function readSummary(output) {
  try {
    return JSON.parse(output).summary;
  } catch {
    return null;
  }
}

function ours(check) {
  return async () => {
    const said = [];
    const problems = check((line) => said.push(line));
    return { isGood: problems.length === 0, output: [...said, ...problems.map((text) => `  ${text}`)].join('\n') };
  };
}

function node(file, args, { onlyStdout = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    const errors = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => (onlyStdout ? errors : chunks).push(chunk));
    child.on('close', (code) => {
      const text = Buffer.concat(chunks).toString();
      resolve({ code, output: text || Buffer.concat(errors).toString() });
    });
  });
}
