import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agent, get, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { Registry } from 'prom-client';
import request from 'supertest';
import { z } from 'zod';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import type { Actor } from '../src/kernel/actor.js';
import { now, setClock } from '../src/kernel/clock.js';
import { Database, once } from '../src/kernel/database/index.js';
import { Conflict } from '../src/kernel/errors.js';
import { contract, Guarded, RateLimits, route, type Route } from '../src/kernel/http/index.js';
import { createServer } from '../src/kernel/http/server.js';
import { createLog } from '../src/kernel/log.js';
import { id } from '../src/kernel/wire.contract.js';
import { freshDatabase, type FreshDatabase } from './database.js';

let fresh: FreshDatabase;
let database: Database;
let app: Express;
const person: Actor = { personId: '01JD0000000000000000000001', membershipId: null, permissions: new Set(['session:use']), provenAt: new Date() };
const effects: string[] = [];

const view = z.object({ name: z.string() });
const routes = (): Route[] => [
  route(
    contract({
      method: 'post',
      path: '/things',
      summary: 'x',
      permission: 'session:use',
      body: z.strictObject({ name: z.string().max(5) }),
      returns: view,
    }),
    async ({ body }) => {
      effects.push(body.name);
      return { name: body.name, secret: 'never' };
    },
  ),
  route(
    contract({
      method: 'get',
      path: '/things/{thingId}',
      summary: 'x',
      permission: 'public',
      params: z.strictObject({ thingId: id }),
      query: z.strictObject({ limit: z.coerce.number().int().max(10).optional() }),
      returns: view,
    }),
    async () => ({ name: 'seen' }),
  ),
  route(contract({ method: 'get', path: '/reviews', summary: 'x', permission: 'product:review', returns: view }), async () => ({ name: 'never' })),
  route(
    contract({ method: 'post', path: '/proofs', summary: 'x', permission: 'session:use', proof: 'fresh', body: z.strictObject({}), returns: view }),
    async () => ({ name: 'proven' }),
  ),
  route(contract({ method: 'get', path: '/broken', summary: 'x', permission: 'public', returns: view }), async () => {
    throw new Error('select * from secrets');
  }),
  route(contract({ method: 'get', path: '/conflict', summary: 'x', permission: 'public', returns: view }), async () => {
    throw new Conflict('已经有了', { internal: 'for the log' });
  }),
  route(
    contract({ method: 'get', path: '/guarded', summary: 'x', permission: 'public', returns: view }),
    async () =>
      new Guarded({ name: 'consented' }, async () => {
        throw new Conflict('收回了');
      }),
  ),
  route(
    contract({
      method: 'post',
      path: '/once',
      summary: 'x',
      permission: 'session:use',
      once: true,
      body: z.strictObject({ name: z.string() }),
      returns: view,
    }),
    async (call) =>
      database.transaction(async (tx) => {
        await once(tx, call.once, `made-${call.body.name}`);
        return { name: call.body.name };
      }),
    { again: async (_call, resourceId) => ({ name: `again ${resourceId}` }) },
  ),
  route(
    contract({
      method: 'post',
      path: '/files',
      summary: 'x',
      permission: 'session:use',
      upload: { types: ['text/csv'], bytesMax: 1024 * 1024 },
      returns: view,
    }),
    async ({ upload }) => {
      let bytes = 0;
      for await (const chunk of upload.bytes) bytes += chunk.length;
      return { name: String(bytes) };
    },
  ),
  route(contract({ method: 'get', path: '/file', summary: 'x', permission: 'public', returns: 'file' }), async () => ({
    name: '退回的行.csv',
    type: 'text/csv; charset=utf-8',
    content: [Buffer.from('a'), Buffer.from('b')],
  })),
];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { poolSize: 4, durable: false });
  app = serverWith(100_000);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const serverWith = (requestsPerMinute: number): Express =>
  createServer({
    routes: routes(),
    authenticate: async (token) =>
      token === 'mine' ? { ...person, provenAt: now() } : token === 'stale' ? { ...person, provenAt: new Date(now().getTime() - 6 * 60_000) } : null,
    limits: new RateLimits(database),
    log: createLog('silent'),
    metrics: new Registry(),
    isReady: async () => true,
    version: '1',
    trustProxy: 0,
    requestsPerMinute,
  });
const mine = (test: request.Test): request.Test => test.set('Cookie', 'sid=mine');
const at = (path: string): string => `/api/v1${path}`;

describe('a call answers', () => {
  test('what the contract names and nothing else', async () => {
    const answer = await mine(request(app).post(at('/things')))
      .send({ name: 'a' })
      .expect(200);
    expect(answer.body).toEqual({ name: 'a' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  const cases: Array<[string, () => request.Test, number, object]> = [
    ['401 without a session', () => request(app).post(at('/things')).send({ name: 'a' }), 401, { code: 'unauthenticated' }],
    ['403 without the permission', () => mine(request(app).get(at('/reviews'))), 403, { code: 'forbidden' }],
    ['403 without a fresh proof', () => request(app).post(at('/proofs')).set('Cookie', 'sid=stale').send({}), 403, { code: 'fresh_proof_required' }],
    ['404 for an unknown path', () => mine(request(app).get(at('/nothing'))), 404, { code: 'not_found' }],
    ['404 for an id of the wrong form', () => request(app).get(at('/things/x')), 404, { code: 'not_found' }],
    [
      '400 for half a document',
      () =>
        mine(request(app).post(at('/things')))
          .type('application/json')
          .send('{"name":'),
      400,
      { status: 400 },
    ],
    ['400 for a broken address', () => request(app).get(at('/things/%E0%A4%A')), 400, { status: 400 }],
    ['413 for a body over the limit', () => mine(request(app).post(at('/things'))).send({ name: 'a'.repeat(1_100_000) }), 413, { status: 413 }],
    [
      '415 for plain text',
      () =>
        mine(request(app).post(at('/things')))
          .type('text/plain')
          .send('{"name":"a"}'),
      415,
      { code: 'unsupported_media_type' },
    ],
    [
      '415 for a form',
      () =>
        mine(request(app).post(at('/things')))
          .type('form')
          .send({ name: 'a' }),
      415,
      { code: 'unsupported_media_type' },
    ],
    [
      '415 for another file type',
      () =>
        mine(request(app).post(at('/files')))
          .type('application/zip')
          .send(Buffer.from('PK')),
      415,
      { code: 'unsupported_media_type' },
    ],
    [
      '422 with pointer for a wrong type',
      () => mine(request(app).post(at('/things'))).send({ name: 7 }),
      422,
      { errors: [expect.objectContaining({ pointer: '/body/name', rule: 'invalid_type' })] },
    ],
    [
      '422 by name for an unknown field',
      () => mine(request(app).post(at('/things'))).send({ name: 'a', nmae: 'b' }),
      422,
      { errors: [expect.objectContaining({ pointer: '/body/nmae', rule: 'unrecognized_keys' })] },
    ],
    [
      '422 for an unknown filter',
      () => request(app).get(at('/things/01JD0000000000000000000001?colour=red')),
      422,
      { errors: [expect.objectContaining({ pointer: '/query/colour' })] },
    ],
    [
      '422 for a filter nobody reads',
      () => mine(request(app).get(at('/broken?x=1'))),
      422,
      { errors: [expect.objectContaining({ pointer: '/query/x' })] },
    ],
    ['500 without a word of what broke', () => request(app).get(at('/broken')), 500, { code: 'internal' }],
    ['409 with the words, not the details', () => request(app).get(at('/conflict')), 409, { code: 'conflict', detail: '已经有了' }],
    ['the refusal of the gate, not the view', () => request(app).get(at('/guarded')), 409, { code: 'conflict' }],
    [
      '422 for a creating call without its key',
      () => mine(request(app).post(at('/once'))).send({ name: 'a' }),
      422,
      { errors: [expect.objectContaining({ pointer: '/header/Idempotency-Key' })] },
    ],
  ];
  test.each(cases)('%s', async (_name, make, status, body) => {
    const before = effects.length;
    const answer = await make();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, requestId: answer.headers['x-request-id'], ...body });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|select|internal":|for the log|consented/);
    expect(effects.length).toBe(before);
  });
});

describe('a foreign page', () => {
  const press = (headers: Record<string, string>): request.Test =>
    mine(request(app).post(at('/things')))
      .set(headers)
      .send({ name: 'x' });
  test.each([{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }])(
    'cannot press our buttons with %j',
    async (headers) => {
      const before = effects.length;
      await press(headers as unknown as Record<string, string>).expect(403);
      expect(effects.length).toBe(before);
    },
  );
  test('our own page can', async () => {
    await press({ 'Sec-Fetch-Site': 'same-origin' }).expect(200);
  });
});

test('a proof five minutes old no longer counts', async () => {
  await mine(request(app).post(at('/proofs')))
    .send({})
    .expect(200);
});

test('a repeated creating call presents what the first one made; another body under the same key is refused', async () => {
  const make = (name: string): request.Test =>
    mine(request(app).post(at('/once')))
      .set('Idempotency-Key', 'key-0001')
      .send({ name });
  expect((await make('a').expect(200)).body).toEqual({ name: 'a' });
  expect((await make('a').expect(200)).body).toEqual({ name: 'again made-a' });
  await make('b').expect(422);
});

test('a download carries its Chinese name', async () => {
  const answer = await request(app).get(at('/file')).expect(200);
  expect(answer.text).toBe('ab');
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('退回的行.csv')}`);
});

test('an upload past its limit is refused while it is read, declared or not', async () => {
  const server = await listening(app);
  const big = Buffer.alloc(256 * 1024);
  const send = (headers: Record<string, string>, chunks: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const req = httpRequest(
        { port: portOf(server), path: at('/files'), method: 'POST', headers: { 'content-type': 'text/csv', cookie: 'sid=mine', ...headers } },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        },
      );
      req.on('error', reject);
      for (let index = 0; index < chunks; index += 1) req.write(big);
      req.end();
    });
  expect(await send({}, 2)).toBe(200);
  expect(await send({}, 12)).toBe(413);
  expect(await send({ 'content-length': String(12 * big.length) }, 12)).toBe(413);
  await new Promise((resolve) => server.close(resolve));
});

test('10,000 requests from one address: the limit answers, the rest hear 429 and when to come back', async () => {
  const server = await listening(serverWith(500));
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const ask = (): Promise<{ status: number; retryAfter: string | undefined }> =>
    new Promise((resolve, reject) => {
      get({ port: portOf(server), path: at('/things/01JD0000000000000000000001'), agent }, (res) => {
        res.resume();
        res.on('end', () => resolve({ status: res.statusCode ?? 0, retryAfter: res.headers['retry-after'] }));
      }).on('error', reject);
    });
  const answers = await Promise.all(Array.from({ length: 10_000 }, ask));
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(500);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(9_500);
  expect(Number(refused[0]?.retryAfter)).toBeGreaterThan(0);
  // What is asked is the count; how long a busy machine takes for it is not.
}, 240_000);

test('counted limits hold over all processes and end with their window', async () => {
  const [one, two] = [new RateLimits(database), new RateLimits(database)];
  const origin = { address: '192.0.2.7', userAgent: '', requestId: '' };
  const take = (limits: RateLimits): Promise<number> =>
    limits.take('signIn', null, origin).then(
      () => 1,
      () => 0,
    );
  const taken = await Promise.all(Array.from({ length: 320 }, (_, index) => take(index % 2 === 0 ? one : two)));
  expect(taken.reduce((sum, each) => sum + each, 0)).toBe(300);
  setClock(new Date(now().getTime() + 601_000));
  expect(await take(one)).toBe(1);
  setClock(null);
});

test('health, readiness, the API as document and as page', async () => {
  await request(app).get('/healthz').expect(200);
  await request(app).get('/readyz').expect(200);
  expect((await request(app).get(at('/openapi.json')).expect(200)).body.openapi).toBe('3.1.0');
  expect((await request(app).get('/api').expect(200)).text).toContain('POST /things');
  expect((await request(app).get('/metrics').expect(200)).text).toContain('http_request_seconds');
  await request(app).get('/metrics').set('X-Forwarded-For', '203.0.113.9').expect(404);
});

const listening = (target: Express): Promise<Server> =>
  new Promise((resolve) => {
    const server = target.listen(0, '127.0.0.1', () => resolve(server));
  });
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
