// The import rules, generated from server/module-map.cjs. Run by `npm run check`.
const modules = require('./server/module-map.cjs');

const M = 'server/src/modules';
const TEST = '\\.test\\.ts$';
const CONTRACT_FILE = '\\.contract\\.ts$|^server/src/kernel/(http/contract|permissions)\\.ts$';
/** What a contract may lean on, and so what the web may import (`wire.contract.ts` is one of them). */
const CONTRACT = `${CONTRACT_FILE}|^server/src/kernel/pure/`;

const names = Object.keys(modules);
for (const [name, uses] of Object.entries(modules)) {
  const notBefore = uses.filter((use) => !(names.indexOf(use) >= 0 && names.indexOf(use) < names.indexOf(name)));
  if (notBefore.length > 0) throw new Error(`module-map: ${name} may not name ${notBefore.join(', ')}`);
}

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    // An import that is not found would slip through every rule below.
    forbid('our-imports-resolve', {}, { couldNotResolve: true, path: '^(\\.|@server)' }),
    forbid('kernel-knows-no-module', { path: '^server/src/kernel/', pathNot: TEST }, { path: `^${M}/` }),
    forbid('module-is-in-the-map', {}, { path: `^${M}/`, pathNot: `^${M}/(${names.join('|')})/` }),
    forbid(
      'nobody-imports-the-root',
      { path: '^(server/src/(kernel|modules)|web|migrations)/', pathNot: TEST },
      { path: '^server/src/(app|main|config)\\.ts$' },
    ),
    forbid(
      'modules-through-the-front-door',
      { path: `^${M}/([^/]+)/` },
      { path: `^${M}/[^/]+/`, pathNot: [`^${M}/$1/`, `^${M}/[^/]+/(index|[^/]+\\.contract)\\.ts$`] },
    ),
    forbid('contracts-are-pure', { path: CONTRACT_FILE }, { pathNot: [CONTRACT, 'node_modules/zod/'] }),
    forbid('pure-is-pure', { path: '^server/src/kernel/pure/', pathNot: TEST }, { pathNot: '^server/src/kernel/pure/' }),
    forbid('web-sees-only-contracts', { path: '^web/src/' }, { path: '^server/', pathNot: CONTRACT }),
    forbid('migrations-import-only-typeorm', { path: '^migrations/', pathNot: TEST }, { pathNot: ['^migrations/', 'node_modules/typeorm/'] }),
    forbid('one-place-for-forge', { pathNot: ['^server/src/kernel/signing/', TEST] }, { path: 'node_modules/node-forge/' }),
    forbid(
      'one-place-for-engines',
      { pathNot: ['^server/(src/kernel/database|bench|test)/', TEST] },
      { path: 'node_modules/(mysql2|better-sqlite3)/' },
    ),
    ...Object.entries(modules).map(([name, uses]) =>
      // A test speaks to the whole house over HTTP, so it may name the contracts above its module.
      forbid(`${name}-stays-below`, { path: `^${M}/${name}/`, pathNot: TEST }, { path: `^${M}/`, pathNot: `^${M}/(${[name, ...uses].join('|')})/` }),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
