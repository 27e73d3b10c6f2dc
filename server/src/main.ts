import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createApp, type App, type AppSettings } from './app.js';
import { readConfig, type Config } from './config.js';
import { fileKeyProvider } from './kernel/crypto/index.js';
import { createLog } from './kernel/log.js';
import { ensureDemoCity, printAccounts, readAccounts } from './demo/index.js';
import { firstStart } from './modules/organisations/index.js';

/** The only file with side effects: read the configuration, open, listen, and stop in order. */
const stopWithinMs = 25_000;
const silentSocketMs = 120_000;

async function main(args: readonly string[]): Promise<void> {
  z.config(z.locales.zhCN());
  const config = readConfig();
  const log = createLog(config.LOG_LEVEL);
  const settings: AppSettings = {
    databaseUrl: config.databaseUrl,
    poolSize: config.DATABASE_POOL,
    keys: fileKeyProvider(config.masterKeyFile),
    log,
    version: versionOf(),
    publicUrl: config.PUBLIC_URL || undefined,
    listensAt: config.PORT ? `http://${hostOf(config)}:${config.PORT}` : undefined,
    webDir: config.WEB_DIR,
    trustProxy: config.TRUST_PROXY,
    requestsPerMinute: config.REQUESTS_PER_MINUTE,
    limitFactor: config.LIMIT_FACTOR,
    metricsToken: config.METRICS_TOKEN || undefined,
    jobLeaseMs: config.JOB_LEASE_MS,
    cityName: config.CITY_NAME,
    cityRegion: config.CITY_REGION,
    operatorName: config.OPERATOR_NAME,
    documentP12: config.DOCUMENT_P12 ? { file: readFileSync(config.DOCUMENT_P12), password: config.DOCUMENT_P12_PASSWORD } : undefined,
  };
  const isDemo = args.includes('--demo');
  if (isDemo) {
    // Making the city takes a minute; who gave a taken port should not wait it out.
    await portIsFree(config);
    await ensureDemoCity(settings, join(config.DATA_DIR, 'demo'));
  }
  const app = await createApp(settings);
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
  await listen(app, config, isDemo);
}

async function listen(app: App, config: Config, isDemo: boolean): Promise<void> {
  const server = app.server.listen(config.PORT, config.HOST);
  // Slow uploads of large files are wanted; a socket that says nothing is not.
  server.requestTimeout = 0;
  server.timeout = silentSocketMs;
  server.headersTimeout = 30_000;
  await listening(server, config);
  const url = config.PUBLIC_URL || `http://${hostOf(config)}:${(server.address() as AddressInfo).port}`;
  stopOnSignal(app, server);
  if (isDemo) printAccounts(readAccounts(join(config.DATA_DIR, 'demo')));
  else await printSetUpLink(app, url);
  process.stdout.write(`READY ${url}\n`);
}

const hostOf = ({ HOST }: Config): string => (HOST === '0.0.0.0' ? 'localhost' : HOST);

async function portIsFree(config: Config): Promise<void> {
  const probe = createServer().listen(config.PORT, config.HOST);
  await listening(probe, config);
  await new Promise((resolve) => probe.close(resolve));
}

function listening(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${config.PORT} is taken; set another: PORT=${config.PORT + 1}`) : error),
    );
  });
}

/** Until somebody has set the platform up, every start prints a new link and makes the old one worthless. */
async function printSetUpLink(app: App, url: string): Promise<void> {
  const first = await firstStart(app.firstStartParts);
  if (!first) return;
  const link = new URL(first.link, url).href;
  process.stdout.write(`\nSet the platform up with this link. It works once, for one person, and is not shown again:\n\n  ${link}\n\n`);
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
    await app.renderer.stop();
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
