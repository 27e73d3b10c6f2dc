// The steps of `npm run check` that are our own; each answers with the list of what is wrong.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { at, root } from './root.mjs';
import { filesUnder, journeys, serverTests, webTests } from './test-files.mjs';

const require = createRequire(import.meta.url);
const read = (file) => readFileSync(at(file), 'utf8');

/** dependency-cruiser says "no violations" over nothing at all, and never sees a folder that nobody imports. */
export function moduleMap(cruised) {
  const named = Object.keys(require('../../module-map.cjs'));
  const present = readdirSync(at('server/src/modules'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return [
    ...(cruised > 0 ? [] : ['No module was cruised at all.']),
    ...present.filter((name) => !named.includes(name)).map((name) => `server/src/modules/${name} is not in server/module-map.cjs`),
    ...named.filter((name) => !present.includes(name)).map((name) => `server/module-map.cjs names ${name}, which has no folder`),
  ];
}

const SKIP = /\b(?:test|it|describe)(?:\.each\b.*)?\.(?:skip|skipIf|runIf|todo)\b|\b(?:xit|xtest|xdescribe)\(/;
const FOCUS = /\b(?:test|it|describe)\.only\b|\b(?:fit|fdescribe)\(/;
const REASON = /\/\/ skipped: (.{10,})/;

/** A skipped test says why, on its line or the line above: `// skipped: SQLite has one writer`. The reasons are printed. */
export function skippedTests(say) {
  return [...serverTests(), ...webTests(), ...journeys()].flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index, lines) => {
        if (FOCUS.test(line)) return [`${file}:${index + 1} runs one test only`];
        if (!SKIP.test(line)) return [];
        const reason = REASON.exec(line) ?? REASON.exec(lines[index - 1] ?? '');
        if (!reason) return [`${file}:${index + 1} skips a test without "// skipped: why"`];
        say(`  skipped: ${file}:${index + 1} ${reason[1]}`);
        return [];
      }),
  );
}

const SOURCES = ['server/src', 'server/test', 'server/bench', 'migrations', 'web/src', 'web/e2e'];

/** A rule is switched off for a reason, or not at all. */
export function silencedRules() {
  return SOURCES.flatMap((folder) => filesUnder(folder, (path) => /\.(ts|vue|mjs)$/.test(path))).flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => {
        if (/eslint-disable/.test(line) && !/eslint-disable\S* .+ -- \S/.test(line))
          return [`${file}:${index + 1} eslint-disable without " -- reason"`];
        return /@ts-(ignore|nocheck)/.test(line) ? [`${file}:${index + 1} silences the compiler`] : [];
      }),
  );
}

/** `.env.example` is the operator's list of settings: every one, none that does nothing, and the defaults as they are. */
export function settings() {
  const declared = [...read('server/src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]*): z\.(.*),$/gm)];
  const inCode = new Map(
    declared.map(([, key, schema]) => [key, /\.default\((.*)\)$/.exec(schema)?.[1].replaceAll(/^'|'$|(?<=\d)_(?=\d)/g, '') ?? '']),
  );
  const described = new Map([...read('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, key, value]) => [key, value]));
  return [
    ...(inCode.size > 0 ? [] : ['No setting was found in server/src/config.ts.']),
    ...[...inCode.keys()].filter((key) => !described.has(key)).map((key) => `.env.example does not describe ${key}`),
    ...[...described.keys()]
      .filter((key) => !inCode.has(key))
      .map((key) => `.env.example describes ${key}, which server/src/config.ts does not read`),
    ...[...described]
      .filter(([key, value]) => inCode.has(key) && inCode.get(key) !== value)
      .map(([key, value]) => `.env.example says ${key}=${value}, the default is "${inCode.get(key)}"`),
  ];
}

const SECRETS = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\n[A-Za-z0-9+/=]{20}/],
  ['a cloud access key', /\b(?:AKIA|ASIA|LTAI)[0-9A-Za-z]{16,20}\b/],
  ['a repository token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,}|glpat-[A-Za-z0-9_-]{20})\b/],
  ['a registry token', /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*\S{16}/],
  ['a chat token', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/],
];

export function secrets() {
  return ownFiles().flatMap((file) => {
    const text = read(file);
    return SECRETS.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${file} contains ${name}`);
  });
}

/** What git would take: tracked files and new ones that are not ignored. */
function ownFiles() {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return list.split('\0').filter((file) => file && existsSync(at(file)) && !/\.(png|jpe?g|woff2?|ico|pdf|xlsx)$/.test(file));
}

const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  'WTFPL',
  // Of fonts: they may be embedded in documents; nothing else follows from it.
  'OFL-1.1',
]);

/** Looked at by hand, version by version: an upgrade is looked at again. */
const LOOKED_AT = {
  'chainsaw 0.1.0': 'says MIT/X11, which is MIT',
  'buffers 0.1.1': 'states none; of one hand with chainsaw and binary (MIT), reaches us by exceljs → unzipper → binary',
  'pause 0.0.1': 'MIT, in its Readme.md only',
  'png-js 2.0.0': 'MIT, in its LICENSE file only; reaches us by pdfkit',
  'lightningcss 1.33.0': 'MPL-2.0; a tool of the web build, no line of it is delivered',
};

/** Every package that the running system contains, by the licence it states itself. */
export function licences() {
  const packages = JSON.parse(read('package-lock.json')).packages;
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.dev || entry.link || !existsSync(at(path, 'package.json'))) return [];
    const { name, version, license, licenses } = JSON.parse(read(`${path}/package.json`));
    const stated =
      (typeof license === 'object' ? license?.type : license) ??
      [licenses]
        .flat()
        .map((one) => one?.type ?? one)
        .filter(Boolean)
        .join(' OR ');
    // Platform builds of a package (`lightningcss-linux-x64-gnu`) go by the package's name.
    const isLookedAt = Object.keys(LOOKED_AT).some(
      (one) =>
        one === `${name} ${version}` ||
        `${name} ${version}`
          .match(/^(.+?)-(?:linux|darwin|win32|freebsd|android)\S* (.+)$/)
          ?.slice(1)
          .join(' ') === one,
    );
    return isLookedAt || isPermissive(stated) ? [] : [`${name} ${version}: ${stated || 'no licence stated'}`];
  });
}

/** `A OR B` is our choice, `A AND B` binds us to both. */
function isPermissive(expression) {
  const choices = expression.replaceAll(/[()]/g, '').split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+AND\s+/).every((name) => PERMISSIVE.has(name.trim())));
}
