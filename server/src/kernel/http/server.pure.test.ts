import { expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import request from 'supertest';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../actor.js';
import { safeError } from '../log.js';
import { contract } from './contract.js';
import { route, type Limits } from './route.js';
import { createServer } from './server.js';

const person: Actor = { personId: '01JD0000000000000000000001', membershipId: null, permissions: new Set(['session:use']) };
const identityNumber = '990101199001011234';

function serverWith(lines: string[], taken: Array<string | null>, webDir?: string) {
  const limits: Limits = { take: async (_limit, actor) => void taken.push(actor?.personId ?? null) };
  const driverError = Object.assign(new Error(`Duplicate entry '${identityNumber}'`), { errno: 1062, code: 'ER_DUP_ENTRY' });
  const view = z.object({ done: z.literal(true) });
  return createServer({
    routes: [
      route(contract({ method: 'get', path: '/broken', summary: 'x', permission: 'public', returns: view }), async () => {
        throw new QueryFailedError('insert into claims values (?)', [identityNumber], driverError);
      }),
      route(contract({ method: 'get', path: '/open', summary: 'x', permission: 'public', limit: 'signIn', returns: view }), async () => ({
        done: true as const,
      })),
      route(contract({ method: 'get', path: '/own', summary: 'x', permission: 'session:use', limit: 'signIn', returns: view }), async () => ({
        done: true as const,
      })),
    ],
    authenticate: async () => person,
    limits,
    log: pino({ serializers: { err: safeError } }, { write: (line: string) => void lines.push(line) }),
    metrics: new Registry(),
    isReady: async () => true,
    version: 'test',
    trustProxy: 0,
    requestsPerMinute: 100,
    webDir,
  });
}

test('what a statement was given never reaches the log of a request', async () => {
  const lines: string[] = [];
  await request(serverWith(lines, [])).get('/api/v1/broken').expect(500);
  expect(lines.join('')).toContain('QueryFailedError');
  expect(lines.join('')).toContain('ER_DUP_ENTRY');
  expect(lines.join('')).not.toContain(identityNumber);
});

test('an open call is counted by where it comes from, also with a session; one’s own calls are counted by person', async () => {
  const taken: Array<string | null> = [];
  const server = serverWith([], taken);
  await request(server).get('/api/v1/open').set('Cookie', 'sid=token').expect(200);
  await request(server).get('/api/v1/own').set('Cookie', 'sid=token').expect(200);
  expect(taken).toEqual([null, person.personId]);
});

test('pages of the web are served from a folder that is named relative to where the program runs', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinyidai-web-'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>信易贷</title>');
  const server = serverWith([], [], relative(process.cwd(), dir));
  const { text } = await request(server).get('/bank/applications').set('Accept', 'text/html').expect(200);
  expect(text).toContain('信易贷');
});
