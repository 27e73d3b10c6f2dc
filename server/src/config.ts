import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  /** Port that API and web are served on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Address to listen on. `0.0.0.0` inside a container. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder for the embedded database, keys and spooled files. */
  DATA_DIR: z.string().default('data'),
  /** `sqlite:PATH` or `mysql://user:password@host/name`. Empty: `sqlite:` + DATA_DIR + `/app.db`. */
  DATABASE_URL: z.string().default(''),
  /** Connections each process keeps to MySQL. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** Where browsers reach us. With https, cookies are Secure and `__Host-`. Empty: whatever host the request names. */
  PUBLIC_URL: z.union([z.url(), z.literal('')]).default(''),
  /** Wraps the data keys. Made at the first start with mode 0600. Empty: DATA_DIR + `/keys/master.key`. */
  MASTER_KEY_FILE: z.string().default(''),
  /** A PKCS#12 file (RSA) that documents are signed with instead of the key the platform makes for itself. */
  DOCUMENT_P12: z.string().default(''),
  DOCUMENT_P12_PASSWORD: z.string().default(''),
  /** Proxies in front of us whose `X-Forwarded-For` is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Name of the city shown under the mark. */
  CITY_NAME: z.string().default('江澄市'),
  /** GB/T 2260 code of the city. */
  CITY_REGION: z.string().length(6).default('990100'),
  /** Name of the operating organisation, made at the first start. */
  OPERATOR_NAME: z.string().default('江澄市信用服务中心'),
  /** Folder of the built web application. */
  WEB_DIR: z.string().default('web/dist'),
  /** `off`: this process runs no jobs; a worker does (MySQL only). */
  JOBS: z.enum(['on', 'off']).default('on'),
  /** How long a job is leased before another worker may take it over, in milliseconds. */
  JOB_LEASE_MS: z.coerce.number().int().min(500).max(600_000).default(30_000),
  /** Requests a minute from one address before 429. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(1200),
  /** Multiplies the counted limits (signing in, exports, writing). 1 in production. */
  LIMIT_FACTOR: z.coerce.number().min(0.1).max(1000).default(1),
  /** Bearer token for `/metrics`. Empty: only this machine may read it. */
  METRICS_TOKEN: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Readonly<z.infer<typeof schema>> & { readonly databaseUrl: string; readonly masterKeyFile: string };

/** The only reader of the environment. An invalid value stops the start. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = schema.safeParse(withSecretsFromFiles(env));
  if (!result.success) throw new Error(`Invalid configuration:\n${z.prettifyError(result.error)}`);
  const config = result.data;
  return Object.freeze({
    ...config,
    databaseUrl: config.DATABASE_URL || `sqlite:${config.DATA_DIR}/app.db`,
    masterKeyFile: config.MASTER_KEY_FILE || `${config.DATA_DIR}/keys/master.key`,
  });
}

/** `DATABASE_URL_FILE=/run/secrets/url` stands for `DATABASE_URL`: the way containers hand over secrets. */
function withSecretsFromFiles(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const named = Object.entries(env).filter(
    ([name]) => name.endsWith('_FILE') && name !== 'MASTER_KEY_FILE' && name.slice(0, -'_FILE'.length) in schema.shape,
  );
  return { ...env, ...Object.fromEntries(named.map(([name, path]) => [name.slice(0, -'_FILE'.length), readFileSync(path ?? '', 'utf8').trim()])) };
}
