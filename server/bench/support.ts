import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { request as httpRequest, Agent, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import type { AppSettings } from '../src/app.js';
import { fileKeyProvider } from '../src/kernel/crypto/index.js';
import { createLog } from '../src/kernel/log.js';

/** A folder that goes with the machine's temporary files; a process that a bench starts shares its keys. */
export const folder = process.env.BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'xinyidai-bench-'));

export const settingsFor = (databaseUrl: string): AppSettings => ({
  databaseUrl,
  poolSize: 20,
  keys: fileKeyProvider(join(folder, 'master.key')),
  log: createLog('silent'),
  version: 'bench',
  trustProxy: 0,
  requestsPerMinute: 1_000_000_000,
  limitFactor: 1_000_000,
  jobLeaseMs: 60_000,
  cityName: '江澄市',
  cityRegion: '990100',
  operatorName: '江澄市信用服务中心',
});

/** A fresh schema on the throw-away MariaDB of the run; null where there is none. */
export async function freshMariadb(name: string): Promise<string | null> {
  const server = process.env.TEST_MYSQL_URL;
  if (!server) return null;
  const admin = await mysql.createConnection(server);
  await admin.query(`drop database if exists ${name}`);
  await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  await admin.end();
  return `${server}/${name}`;
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** `total` requests by `lanes` callers at once over kept connections. Every answer must have the expected status. */
export async function load(
  port: number,
  options: { path: string; method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; expected: number; lanes: number; total: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.lanes });
  const times: number[] = [];
  let left = options.total;
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const headers = { ...options.headers, 'idempotency-key': randomUUID() };
      const request = httpRequest({ port, agent, path: options.path, method: options.method, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          times.push(performance.now() - started);
          if (answer.statusCode === options.expected) resolve();
          else reject(new Error(`${options.path} answered ${String(answer.statusCode)}`));
        });
      });
      request.on('error', reject);
      request.end(options.body);
    });
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: options.lanes }, lane));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: options.total / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export const print = (bench: string, ratio: number | null, limit: string | null, lines: readonly string[]): void => {
  process.stdout.write(`${JSON.stringify({ bench, ratio, limit, lines })}\n`);
};

export const two = (value: number): string => value.toFixed(2);
export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
