import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;
const SERVER = ['server/src/**/*.ts', 'server/test/**/*.ts', 'server/bench/**/*.ts', 'migrations/**/*.ts'];
const WEB = ['web/**/*.ts', 'web/**/*.vue'];
const TESTS = ['**/*.test.ts', 'server/test/**', 'server/bench/**', 'web/e2e/**'];

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Use now() from kernel/clock: tests move it.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Use now() from kernel/clock: tests move it.' },
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', 'data/', 'coverage/', 'web/public/', 'web/src/*.d.ts', 'docs/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Settings are read once, in server/src/config.ts.' }],
      'max-lines': ['warn', 300],
    },
  },
  {
    files: [...SERVER, ...WEB],
    extends: [tseslint.configs.recommended],
    rules: {
      // The compiler knows the globals and the types better.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: SERVER,
    languageOptions: { parserOptions: { project: ['server/tsconfig.test.json'], tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Express 5 awaits its handlers.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  { files: ['server/src/**/*.ts', 'web/src/**/*.ts', 'web/src/**/*.vue'], rules: { 'no-console': 'error' } },
  { files: ['server/src/modules/**/*.ts'], ignores: TESTS, rules: { 'no-restricted-syntax': ['error', ...noClock] } },
  {
    files: ['web/**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'], sourceType: 'module' } },
    rules: {
      // One-word names are our own components; Element Plus's all begin with `El`.
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    rules: { 'no-undef': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['server/src/config.ts', 'server/bin/**', 'server/*.mjs', 'web/*.ts', ...TESTS],
    rules: { 'no-restricted-properties': 'off' },
  },
  prettier,
);
