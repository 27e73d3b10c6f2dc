// One import in a process of its own: node import-run.js <database url> <file> <firms> <rows> [back]. Prints one line of JSON.
import { createReadStream } from 'node:fs';
import { createApp } from '../src/app.js';
import { platform, type Actor } from '../src/kernel/actor.js';
import { now } from '../src/kernel/clock.js';
import { JobHandlers } from '../src/kernel/jobs/index.js';
import { permissionsOf } from '../src/modules/identity/index.js';
import { recordsJobs } from '../src/modules/records/index.js';
import { settingsFor } from './support.js';
import { usccOf } from './tax-file.js';

export interface ImportFigures {
  readonly seconds: number;
  /** Until every firm that changed has been announced. */
  readonly announcedSeconds: number;
  /** To take all of it back again, where that was asked for. */
  readonly rollbackSeconds: number | null;
  readonly rssMb: number;
  /** Of this process: what is left of the machine's noise. */
  readonly cpuSeconds: number;
  readonly writeP50Ms: number;
  readonly writeP99Ms: number;
  readonly writeMaxMs: number;
}

const [url = '', file = '', firms = '0', rows = '0', back] = process.argv.slice(2);
const app = await createApp(settingsFor(url));
const { database } = app;
const tax = await database.transaction((tx) =>
  app.organisations.create(tx, platform, { kind: 'source', name: '税务局', shortName: '税务局', region: '990100' }),
);
await app.catalogue.assign(platform, tax.id, ['05.02']);
for (let start = 0; start < Number(firms); start += 1_000) {
  const part = Array.from({ length: Math.min(1_000, Number(firms) - start) }, (_, index) => ({
    uscc: usccOf(start + index),
    name: `企业${start + index}`,
    legalRepresentative: '周明远',
    identityIndex: null,
    region: '990101',
    industry: 'C34',
    registeredCapitalFen: null,
    establishedOn: '2015-01-01',
    status: 'operating' as const,
    asOf: now(),
  }));
  await database.transaction((tx) => app.enterprises.register(tx, part));
}
const personId = await database.transaction((tx) =>
  app.identity.createPerson(tx, { username: 'officer', name: '报送员', password: 'not-for-use-1', totpSecret: 'A'.repeat(32) }),
);
const actor: Actor = {
  personId,
  membershipId: null,
  permissions: permissionsOf('sourceOfficer'),
  organisationId: tax.id,
  partyKind: 'source',
  role: 'sourceOfficer',
};
// Registrations have events of their own; they are not what is measured.
await database.transaction((tx) => tx.query('delete from jobs'));
globalThis.gc?.();

let peak = process.memoryUsage();
const before = process.memoryUsage();
const cpu = process.cpuUsage();
const memory = setInterval(() => {
  if (process.memoryUsage.rss() > peak.rss) peak = process.memoryUsage();
}, 25);
const started = performance.now();
const since = (): number => (performance.now() - started) / 1000;
const batch = await app.ingestion.receive(actor, {
  dataset: '05.02',
  fileName: 'tax.csv',
  upload: { type: 'text/csv', bytes: createReadStream(file) },
});

/** Somebody else's write while the file is loaded: what a person at a form would wait. */
const waits: number[] = [];
let isLoading = true;
const writes = (async () => {
  while (isLoading) {
    const asked = performance.now();
    await database.transaction((tx) => tx.query('update organisations set short_name = ? where id = ?', [`税务局${waits.length}`, tax.id]));
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
})();

let left = false;
app.ingestion
  .load(batch.id, { jobId: batch.id, hold: async () => undefined, isStopping: () => false })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => (left = true));
while (!left) await new Promise((resolve) => setTimeout(resolve, 5));
const seconds = since();
const { user, system } = process.cpuUsage(cpu);
const cpuSeconds = (user + system) / 1e6;
if (process.env.BENCH_VERBOSE) console.error({ before, peak });
isLoading = false;
await writes;
const done = await app.ingestion.find(actor, batch.id);
if (done.accepted !== Number(rows)) throw new Error(`${done.accepted} of ${rows} rows were accepted; the delivery is ${done.state}`);
// Only the telling: what the listeners make of it is not part of a delivery.
const handlers = new JobHandlers();
recordsJobs(handlers);
for (;;) {
  const [job] = (await database
    .read()
    .query("select id, kind, payload from jobs where kind like 'records.announce%' and state = 'ready' limit 1")) as Array<{
    id: string;
    kind: string;
    payload: string;
  }>;
  if (!job) break;
  const handler = handlers.get(job.kind);
  if (!handler || !('short' in handler)) throw new Error(`No short handler for ${job.kind}`);
  await database.transaction(async (tx) => {
    await tx.query('delete from jobs where id = ?', [job.id]);
    await handler.short(tx, JSON.parse(job.payload));
  });
}
const announcedSeconds = since();
clearInterval(memory);
const rollbackSeconds = back === 'back' ? await takenBack() : null;
waits.sort((left, right) => left - right);
const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;

async function takenBack(): Promise<number> {
  const asked = performance.now();
  await app.ingestion.rollBack(actor, batch.id, '测量');
  await app.ingestion.runRollback(batch.id, { jobId: batch.id, hold: async () => undefined, isStopping: () => false });
  const { state, rollbackRows } = await app.ingestion.find(actor, batch.id);
  if (state !== 'rolledBack' || rollbackRows !== Number(rows)) throw new Error(`${String(rollbackRows)} of ${rows} rows were taken back`);
  return (performance.now() - asked) / 1000;
}
const figures: ImportFigures = {
  seconds,
  announcedSeconds,
  rollbackSeconds,
  rssMb: peak.rss / 1024 / 1024,
  cpuSeconds,
  writeP50Ms: at(0.5),
  writeP99Ms: at(0.99),
  writeMaxMs: waits.at(-1) ?? 0,
};
await app.worker.stop();
await database.close();
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit();
