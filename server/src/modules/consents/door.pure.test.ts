import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../kernel/ids.js';
import type { Consent } from './consent.entity.js';
import { OpenConsent, passThroughDoor, requireOpen } from './open-consent.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name: relative('.', name).replaceAll('\\', '/'), text: readFileSync(join(source, name), 'utf8') }));
const named = (pattern: RegExp): string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort();

test('the source was found', () => {
  expect(files.length).toBeGreaterThan(50);
});

test('only the door lets an open consent be made', () => {
  expect(named(/\bnew OpenConsent\b/)).toEqual(['modules/consents/open-consent.ts']);
  expect(named(/\bpassThroughDoor\b/)).toEqual(['modules/consents/door.ts', 'modules/consents/open-consent.ts']);
  expect(named(/from '[^']*open-consent\.js'/).filter((name) => !name.startsWith('modules/consents/'))).toEqual([]);
  expect(named(/\bas (unknown as )?OpenConsent\b/)).toEqual([]);
});

test('the front door exports the type, not the class', () => {
  const index = files.find(({ name }) => name === 'modules/consents/index.ts')?.text ?? '';
  expect(index).toMatch(/export type \{ OpenConsent \}/);
  expect(index.replace(/export type \{ OpenConsent \}/, '')).not.toMatch(/\bOpenConsent\b/);
});

test('readers for another party ask for an open consent, and nothing else reads rows by an enterprise id', () => {
  const service = files.find(({ name }) => name === 'modules/records/records.service.ts')?.text ?? '';
  const readers = [...service.matchAll(/^ {2}async (\w+)\(([^)]*)/gm)].map(([, name, parameters]) => ({ name, parameters }));
  expect(readers.filter(({ parameters }) => parameters?.includes('OpenConsent')).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['recordsUnder', 'rowsUnder']),
  );
  for (const { name, parameters } of readers) {
    const isOwnOrSystem = ['load', 'rollBackSome', 'ownRecords', 'ownHistory', 'forSystem', 'forSystemMany', 'recordsAsOf', 'paged'].includes(
      name ?? '',
    );
    expect([name, isOwnOrSystem || parameters?.startsWith('open: OpenConsent')]).toEqual([name, true]);
  }
  // The platform's own reader makes stored figures, sizes of published yearly reports and entries of public lists, and nothing else.
  expect(named(/\.(forSystem|forSystemMany|recordsAsOf)\(/).filter((name) => name.startsWith('modules/'))).toEqual([
    'modules/lists/entries.ts',
    'modules/profiles/profiles.service.ts',
    'modules/profiles/refreshing.ts',
    'modules/profiles/size-figures.ts',
  ]);
});

test('sealed numbers are opened for the register alone', () => {
  expect(named(/\bstandingValues\(/)).toEqual(['modules/ingestion/registrations-taken-back.ts', 'modules/records/standing-values.ts']);
});

test('profiles leave through gate 2 only', () => {
  const routes = files.find(({ name }) => name === 'modules/profiles/profiles.routes.ts')?.text ?? '';
  // Four ways in: opening, the same call again, reading on, records. Three answers are made by one function, the fourth beside it.
  expect(routes.match(/consents\.(re)?open\(/g)).toHaveLength(4);
  expect(routes.match(/guarded\(actor, await consents\.(re)?open\(/g)).toHaveLength(3);
  expect(routes.match(/new Guarded\([^;]*handOver\(actor, open, send\)\)/g)).toHaveLength(2);
  expect(routes.match(/profiles\.(present|recordsUnder)\(/g)).toHaveLength(2);
  expect(named(/consents\.(re)?open\(/)).toEqual(['modules/profiles/profiles.routes.ts', 'modules/reports/reports.service.ts']);
  // A report is read under an access that is there already, and both its answers to a bank leave the same way.
  const reports = (name: string): string => files.find((file) => file.name === `modules/reports/${name}`)?.text ?? '';
  expect(reports('reports.service.ts').match(/consents\.open\(/g)).toBeNull();
  expect(reports('reports.routes.ts').match(/new Guarded\([^;]*handOver\(actor, open, send\)\)/g)).toHaveLength(2);
});

test('a look-alike does not pass', () => {
  const consent = {
    id: newId(),
    enterpriseId: newId(),
    items: [{ dataset: '05.01', months: 12, from: '2025-01', to: '2025-12' }],
  } as unknown as Consent;
  const open = passThroughDoor(consent, { id: newId(), at: new Date(), readableUntil: new Date() }, '陈志航');
  expect(() => requireOpen(open)).not.toThrow();
  expect(() => requireOpen({ ...open } as OpenConsent)).toThrow(/open consent/);
  expect(() => requireOpen(Object.create(OpenConsent.prototype) as OpenConsent)).toThrow(/open consent/);
  expect(() => new OpenConsent(Symbol('door'), consent, { id: newId(), at: new Date(), readableUntil: new Date() }, '')).toThrow(/door/);
  // What was opened cannot be widened afterwards.
  expect(() => Object.assign(open, { includesPersonal: true })).toThrow(TypeError);
  expect(() => (open.items as unknown[]).push({})).toThrow(TypeError);
});
