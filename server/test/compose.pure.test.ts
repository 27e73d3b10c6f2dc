// The deployment files are not run here (there may be no container engine): this holds them to their form and to each other.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.array(z.string()).min(2),
    interval: z.string(),
    timeout: z.string(),
    start_period: z.string().optional(),
    retries: z.int().positive(),
  }),
]);

// Strict, so that a misspelt key (which an engine may pass over in silence) is found.
const service = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string().regex(/:[\w.-]+$/),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.literal('ALL')).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  command: z.array(z.string()).optional(),
  // null: taken from the environment, where it has one.
  environment: z.record(z.string(), z.string().nullable()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  healthcheck: healthcheck.optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
});

const composeFile = z.strictObject({
  name: z.string(),
  'x-app': z.unknown(),
  'x-settings': z.unknown(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./data/secrets/') })),
});

const compose = composeFile.parse(yaml.load(read('docker-compose.yml')));
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');

test('two application processes and a worker run from one image, behind one proxy that alone is public', () => {
  const apps = services.filter(([, one]) => one.build);
  expect(apps.map(([name]) => name)).toEqual(['app-a', 'app-b', 'worker']);
  expect(new Set(apps.map(([, one]) => one.image)).size).toBe(1);
  expect(services.filter(([, one]) => one.ports).map(([name]) => name)).toEqual(['proxy']);
});

test('whoever is waited for is there and can say that it is healthy', () => {
  for (const [, { depends_on: waitedFor = {} }] of services) {
    for (const name of Object.keys(waitedFor)) {
      const awaited = compose.services[name];
      expect(awaited).toBeDefined();
      expect(awaited?.build ? dockerfile : awaited?.healthcheck).toEqual(
        awaited?.build ? expect.stringContaining('HEALTHCHECK') : expect.objectContaining({ test: expect.any(Array) }),
      );
    }
  }
});

test('every named volume and secret is declared, and every one declared is used', () => {
  const namedVolumes = services.flatMap(([, one]) => one.volumes ?? []).flatMap((volume) => (/^[a-z]/.test(volume) ? [volume.split(':')[0]] : []));
  expect([...new Set(namedVolumes)].sort()).toEqual(Object.keys(compose.volumes).sort());
  expect([...new Set(services.flatMap(([, one]) => one.secrets ?? []))].sort()).toEqual(Object.keys(compose.secrets).sort());
});

test('a password is never a setting: it is a file under /run/secrets that the service has been given', () => {
  for (const [, { environment = {}, secrets = [] }] of services) {
    for (const [key, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(key)) {
        expect(key).toMatch(/_FILE$/);
        expect(secrets.map((name) => `/run/secrets/${name}`)).toContain(value);
      }
    }
  }
});

test('the applications are given only settings that the server knows', () => {
  const known = [...read('.env.example').matchAll(/^# ([A-Z][A-Z_]*)=/gm)].map(([, key]) => key);
  const given = services.flatMap(([, one]) => (one.build ? Object.keys(one.environment ?? {}) : []));
  expect(given.length).toBeGreaterThan(0);
  for (const key of given) expect([...known, 'DATABASE_URL_FILE']).toContain(key);
});

test('the proxy sends to both applications, at the port that the image listens on', () => {
  const upstream = [...read('server/deploy/nginx.conf').matchAll(/^\s*server ([\w-]+):(\d+)/gm)].map(([, name, port]) => [name, port]);
  const port = /\bPORT=(\d+)/.exec(dockerfile)?.[1];
  expect(upstream).toEqual([
    ['app-a', port],
    ['app-b', port],
  ]);
});

test('the image is called by the release, and the database takes deliveries as local files', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  for (const [, { build, image }] of services) if (build) expect(image).toBe(`xinyidai:${version}`);
  expect(compose.services.database?.command).toContain('--local-infile=ON');
});

test('the image runs the compiled server, not as root', () => {
  const { compilerOptions } = JSON.parse(read('server/tsconfig.json')) as { compilerOptions: { rootDir: string; outDir: string } };
  expect(compilerOptions).toMatchObject({ rootDir: '..', outDir: 'dist' });
  const [, command] = /^CMD (.*)$/m.exec(dockerfile) ?? [];
  // The same bound of the heap as `npm start`.
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const [, bound] = /^node (--max-old-space-size=\d+) /.exec(scripts.start) ?? [];
  expect(JSON.parse(command ?? '[]')).toEqual(['node', bound, 'server/dist/server/src/main.js']);
  expect(compose.services.worker?.command).toEqual(['node', bound, 'server/dist/server/src/main.js', '--worker']);
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '));
});
