import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { bodyWithin } from './slow-bodies.js';

let server: Server;
let port = 0;
beforeAll(async () => {
  const app = express();
  app.use(bodyWithin(100), express.json());
  app.post('/', (_req, res) => void setTimeout(() => res.json({ read: true }), 200));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const post = (pieces: readonly string[], isEnded: boolean): Promise<string> =>
  new Promise((resolve) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': '12' } });
    sent.once('response', (response) => {
      response.resume();
      resolve(`answered ${response.statusCode}`);
    });
    sent.once('error', () => resolve('cut'));
    for (const piece of pieces) sent.write(piece);
    if (isEnded) sent.end();
  });

test('a body that stops half way is cut off; the time to answer is not counted', async () => {
  expect(await post(['{"name"'], false)).toBe('cut');
  expect(await post(['{"name":', '"a"}'], true)).toBe('answered 200');
});
