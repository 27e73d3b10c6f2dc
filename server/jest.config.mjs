// Run with NODE_OPTIONS=--experimental-vm-modules (`npm test` does so): several packages are ESM only.
import { fileURLToPath } from 'node:url';

const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        target: 'es2022',
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const base = {
  // Absolute: jest resolves a project's relative rootDir from the folder it was called in.
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  roots: ['<rootDir>/server', '<rootDir>/migrations'],
  // Kept from run to run: the folder of temporary files is another one each time.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  modulePathIgnorePatterns: ['<rootDir>/server/dist'],
};

/** These touch no database, so one run is enough. */
const unit = '\\.(machine|policy|pure)\\.test\\.ts$';

const engine = (name) => ({
  ...base,
  displayName: name,
  globals: { ENGINE: name },
  testRegex: '\\.test\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', unit],
  globalSetup: `<rootDir>/server/test/${name}.setup.mjs`,
  globalTeardown: `<rootDir>/server/test/${name}.teardown.mjs`,
});

export default {
  maxWorkers: 2,
  // A worker keeps every module of every file it ran; a new one is quicker than collecting what the old one holds.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 120_000,
  projects: [{ ...base, displayName: 'unit', testRegex: unit }, engine('sqlite'), engine('mariadb')],
};
