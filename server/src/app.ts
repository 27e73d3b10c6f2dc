import type { Express } from 'express';
import { Counter as MetricCounter, Registry } from 'prom-client';
import { LessThan } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { now } from './kernel/clock.js';
import { DataKey, Sealing, type KeyProvider } from './kernel/crypto/index.js';
import { Counter, Database, IdempotencyKey, type Entities } from './kernel/database/index.js';
import { RateLimits, type Route } from './kernel/http/index.js';
import { createServer } from './kernel/http/server.js';
import { Job, JobHandlers, jobsRoutes, JobWorker, Timers } from './kernel/jobs/index.js';
import type { Logger } from './kernel/log.js';
import { EvidenceEntry, evidenceRoutes } from './modules/evidence/index.js';
// [modules: imports]

/** What the surroundings decide; `main.ts` takes it from the configuration, tests write it down. */
export interface AppSettings {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly durable?: boolean;
  readonly keys: KeyProvider;
  readonly log: Logger;
  readonly version: string;
  readonly publicUrl?: string | undefined;
  readonly webDir?: string | undefined;
  readonly trustProxy: number;
  readonly requestsPerMinute: number;
  readonly limitFactor: number;
  readonly metricsToken?: string | undefined;
  readonly jobLeaseMs: number;
  readonly cityName: string;
  readonly cityRegion: string;
  /** Cheaper password hashing, for tests only. */
  readonly hashCost?: 'normal' | 'test';
}

export const entities: Entities = [
  Job,
  IdempotencyKey,
  Counter,
  DataKey,
  EvidenceEntry,
  // [modules: entities]
];

/** The whole system, top to bottom: each module gets what it needs from the ones above it in this file. */
export async function createApp(settings: AppSettings) {
  const { log } = settings;
  const metrics = new Registry();
  const retries = new MetricCounter({ name: 'transaction_retries_total', help: 'Transactions run again after a deadlock', registers: [metrics] });
  const finished = new MetricCounter({ name: 'jobs_total', help: 'Jobs by kind and outcome', labelNames: ['kind', 'outcome'], registers: [metrics] });

  const database = await Database.open(
    settings.databaseUrl,
    { entities, migrations },
    { poolSize: settings.poolSize, ...(settings.durable !== undefined && { durable: settings.durable }), onRetry: () => retries.inc() },
  );
  const sealing = await Sealing.open(database, settings.keys);
  const jobs = new JobHandlers();
  const timers = new Timers(jobs);
  void sealing;

  // [modules: services]

  // [modules: listeners and timers]
  timers.every('kernel.sweep', 3600, async (tx) => {
    await tx.delete(IdempotencyKey, { madeAt: LessThan(new Date(now().getTime() - dayMs)) });
    await tx.delete(Counter, { endsAt: LessThan(now()) });
    await tx.delete(Job, { state: 'done', finishedAt: LessThan(new Date(now().getTime() - 7 * dayMs)) });
  });

  const routes: Route[] = [
    ...evidenceRoutes(database, async () => new Map()),
    ...jobsRoutes(database),
    // [modules: routes]
  ];

  const server: Express = createServer({
    routes,
    authenticate: async () => null,
    limits: new RateLimits(database, settings.limitFactor),
    log,
    metrics,
    isReady: async () => {
      await database.read().query('select 1');
      return true;
    },
    version: settings.version,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    requestsPerMinute: settings.requestsPerMinute,
    metricsToken: settings.metricsToken,
    webDir: settings.webDir,
  });
  const worker = new JobWorker(database, jobs, { leaseMs: settings.jobLeaseMs, log, onFinished: (kind, outcome) => finished.inc({ kind, outcome }) });

  return { server, routes, database, worker, timers, sealing, settings };
}

export type App = Awaited<ReturnType<typeof createApp>>;

const dayMs = 24 * 60 * 60 * 1000;
