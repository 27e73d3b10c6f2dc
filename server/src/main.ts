import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from './app.js';
import { readConfig, type Config } from './config.js';
import { fileKeyProvider } from './kernel/crypto/index.js';
import { createLog } from './kernel/log.js';
import { z } from 'zod';

/** The only file with side effects: read the configuration, open, listen, and stop in order. */
const stopWithinMs = 25_000;

async function main(args: readonly string[]): Promise<void> {
  z.config(z.locales.zhCN());
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const app = await createApp({
    databaseUrl: config.databaseUrl,
    poolSize: config.DATABASE_POOL,
    keys: fileKeyProvider(config.masterKeyFile),
    log,
    version: versionOf(),
    publicUrl: config.PUBLIC_URL || undefined,
    webDir: config.WEB_DIR,
    trustProxy: config.TRUST_PROXY,
    requestsPerMinute: config.REQUESTS_PER_MINUTE,
    limitFactor: config.LIMIT_FACTOR,
    metricsToken: config.METRICS_TOKEN || undefined,
    jobLeaseMs: config.JOB_LEASE_MS,
    cityName: config.CITY_NAME,
    cityRegion: config.CITY_REGION,
  });
  const isWorker = args.includes('--worker');
  if (isWorker && app.database.engine === 'sqlite') throw new Error('With SQLite the jobs run inside the API process; a separate worker needs MySQL');

  if (config.JOBS === 'on' || isWorker) {
    await app.timers.start(app.database);
    await app.worker.start();
  }
  if (isWorker) {
    process.stdout.write('READY worker\n');
    return stopOnSignal(app, null);
  }
  await listen(app, config, args);
}

async function listen(app: App, config: Config, args: readonly string[]): Promise<void> {
  const server = app.server.listen(config.PORT, config.HOST);
  // Slow uploads of large files are wanted; a socket that says nothing is not.
  server.requestTimeout = 0;
  server.headersTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${config.PORT} is taken; set another: PORT=${config.PORT + 1}`) : error),
    );
  });
  const url = config.PUBLIC_URL || `http://${config.HOST === '0.0.0.0' ? 'localhost' : config.HOST}:${(server.address() as AddressInfo).port}`;
  stopOnSignal(app, server);
  await announce(app, config, url, args.includes('--demo'));
}

async function announce(_app: App, _config: Config, url: string, _isDemo: boolean): Promise<void> {
  // [main: first start and demo]
  process.stdout.write(`READY ${url}\n`);
}

function stopOnSignal(app: App, server: import('node:http').Server | null): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    if (server) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    }
    await app.worker.stop();
    await app.database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

function versionOf(): string {
  // From server/dist/server/src and from server/src the package lies at different depths.
  for (const up of ['../../../package.json', '../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(fileURLToPath(new URL(up, import.meta.url)), 'utf8')) as { name: string; version: string };
      if (name === '@xinyidai/server') return version;
    } catch {
      // The other place, then.
    }
  }
  return '0.0.0';
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
