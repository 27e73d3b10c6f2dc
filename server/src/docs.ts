import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApp } from './app.js';
import { fileKeyProvider } from './kernel/crypto/index.js';
import { openApi, operationOf, type Route } from './kernel/http/index.js';
import { createLog } from './kernel/log.js';
import { evidenceKinds } from './modules/evidence/index.js';
import { roleName } from './modules/identity/identity.contract.js';
import { permissionsOf } from './modules/identity/roles.js';

/** The documents that are generated from the code, by their path in the repository. */
export async function documents(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'xinyidai-docs-'));
  const app = await createApp({
    databaseUrl: `sqlite:${folder}/app.db`,
    poolSize: 2,
    durable: false,
    keys: fileKeyProvider(join(folder, 'master.key')),
    log: createLog('silent'),
    version: '1',
    trustProxy: 0,
    requestsPerMinute: 100,
    limitFactor: 1,
    jobLeaseMs: 30_000,
    cityName: '',
    cityRegion: '990100',
    operatorName: '',
  });
  const { routes } = app;
  await app.database.close();
  rmSync(folder, { recursive: true });
  const document = openApi(routes, {
    title: '信易贷 API',
    version: '1',
    description: 'Credit information and financing of small firms. Errors are RFC 9457 problem details.',
  });
  return {
    'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'docs/access-matrix.md': accessMatrix(routes),
    'docs/evidence.md': evidenceList(),
  };
}

function accessMatrix(routes: readonly Route[]): string {
  const roles = roleName.options;
  const sets = roles.map((role) => permissionsOf(role));
  const rows = routes
    .map(({ contract: c }) => {
      const permission = c.permission;
      const cells = sets.map((set) => (permission === 'public' || set.has(permission) ? '●' : ''));
      return `| \`${operationOf(c)}\` | ${permission}${c.proof ? ' + proof' : ''} | ${cells.join(' | ')} |`;
    })
    .sort();
  return [
    '# Who may call what',
    '',
    'Generated from the contracts and `identity/roles.ts`. ● means that the role may try; which records it reaches is decided by each module’s `visibleTo` (otherwise 404).',
    '',
    `| Operation | Permission | ${roles.join(' | ')} |`,
    `|---|---|${roles.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ].join('\n');
}

function evidenceList(): string {
  const kinds = evidenceKinds().map(({ name, schema }) => {
    const fields = Object.entries(
      (z.toJSONSchema(schema, { unrepresentable: 'any' }) as { properties?: Record<string, { type?: string }> }).properties ?? {},
    );
    return `| \`${name}\` | ${fields.map(([field, { type }]) => `${field}${type ? ` (${type})` : ''}`).join(', ') || '–'} |`;
  });
  return [
    '# Evidence entries',
    '',
    'Every kind of entry and its fields, collected from the modules. Ids, codes, counts and digests only.',
    '',
    '| Kind | Data |',
    '|---|---|',
    ...kinds,
    '',
  ].join('\n');
}
