// npm run docs: writes what is generated from the code; with --check it only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages } from './support/house.mjs';
import { at, fail } from './support/root.mjs';

const START = '<!-- modules:start -->';
const END = '<!-- modules:end -->';

ensurePackages();
process.env.SWC_NODE_PROJECT = at('server/tsconfig.json');
await import('@swc-node/register/esm-register');
const { documents } = await import(pathToFileURL(at('server/src/docs.ts')).href);

const generated = { ...(await documents()), 'README.md': withModuleTable(read('README.md') ?? fail('README.md is not there.')) };
const stale = Object.entries(generated).filter(([file, content]) => read(file) !== withFinalNewline(content));

if (!process.argv.includes('--check')) {
  for (const [file, content] of stale) {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), withFinalNewline(content));
    console.log(`written: ${file}`);
  }
} else if (stale.length > 0) {
  for (const [file] of stale) console.error(`  ${file} is not what the code says${firstDifference(read(file), withFinalNewline(generated[file]))}`);
  fail('  Run `npm run docs` and commit the result.');
}
// Whatever the code has opened while it was read must not keep this process.
process.exit(0);

function withModuleTable(readme) {
  if (!readme.includes(START) || !readme.includes(END)) fail(`README.md lacks the lines ${START} and ${END}.`);
  const modules = createRequire(import.meta.url)('../module-map.cjs');
  const rows = Object.entries(modules).map(
    ([name, uses]) => `| [${name}](server/src/modules/${name}/README.md) | ${concept(name)} | ${uses.join(', ') || '–'} |`,
  );
  const table = ['| Module | What it is | May use |', '|---|---|---|', ...rows].join('\n');
  return `${readme.slice(0, readme.indexOf(START))}${START}\n${table}\n${readme.slice(readme.indexOf(END))}`;
}

/** The first line of the module's own README that is not its heading. */
function concept(name) {
  const text = read(`server/src/modules/${name}/README.md`) ?? fail(`server/src/modules/${name}/README.md is not there.`);
  const lines = text.split('\n').map((line) => line.trim());
  const line = lines.find((one) => one !== '' && !one.startsWith('#')) ?? fail(`server/src/modules/${name}/README.md says nothing.`);
  return line.replaceAll('|', '\\|');
}

function read(file) {
  return existsSync(at(file)) ? readFileSync(at(file), 'utf8').replaceAll('\r\n', '\n') : null;
}

function withFinalNewline(content) {
  return content.endsWith('\n') ? content : `${content}\n`;
}

function firstDifference(before, after) {
  if (before === null) return ' (it is not there)';
  const [old, now] = [before.split('\n'), after.split('\n')];
  const line = now.findIndex((text, index) => text !== old[index]);
  return line < 0 ? ` (line ${now.length + 1} is too much)` : ` (line ${line + 1})\n    - ${old[line] ?? ''}\n    + ${now[line]}`;
}
