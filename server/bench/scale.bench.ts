// The first look at a firm's file where the city has a million firms, against where it has ten thousand: both gates, the rows, all
// figures, the hand-over. BENCH_FIRMS and BENCH_RECORDS make it smaller.
import { createApp, type App } from '../src/app.js';
import { platform, type Actor } from '../src/kernel/actor.js';
import { now } from '../src/kernel/clock.js';
import { insertAbsent, insertRows, sqlInstant, type Cell, type Database } from '../src/kernel/database/index.js';
import { newId } from '../src/kernel/ids.js';
import { monthsBack, chinaDate } from '../src/kernel/pure/working-calendar.js';
import { permissionsOf } from '../src/modules/identity/index.js';
import { folder, freshMariadb, print, settingsFor, two, whole } from './support.js';
import { usccOf } from './tax-file.js';

const small = 10_000;
const large = Number(process.env.BENCH_FIRMS ?? 1_000_000);
const recordsMax = Number(process.env.BENCH_RECORDS ?? 6_000_000);
const looks = 300;
const datasets = ['05.02', '05.03', '06.02', '07.01', '09.01'];
const months = Array.from({ length: 24 }, (_, back) => monthsBack(chinaDate(now()).slice(0, 7), 24 - back));
const body = (month: string): string =>
  JSON.stringify({
    taxType: 'vat',
    declared: '10234.50',
    paid: '10234.50',
    sales: '240000.00',
    paidOn: `${month}-15`,
    heads: 42,
    consumption: '8123.12',
  });

interface City {
  readonly firms: number;
  readonly records: number;
  /** Firms whose file is looked at, spread over all that have one. */
  readonly seen: readonly string[];
}

const enterpriseColumns = ['id', 'uscc', 'name', 'search_name', 'legal_representative', 'region', 'industry', 'status', 'size_class', 'created_at'];

/** Written as deliveries come: all firms of a month, then the next month, so that rows of one firm arrive far apart. */
async function build(database: Database, firms: number): Promise<City> {
  const ids = Array.from({ length: firms }, () => newId()).sort();
  const instant = sqlInstant(now());
  for (let from = 0; from < firms; from += 5_000) {
    const rows = ids
      .slice(from, from + 5_000)
      .map((id, place): Cell[] => [
        ...[id, usccOf(from + place), `江澄市第${from + place}号有限公司`, `江澄市第${from + place}号有限公司`],
        ...['周明远', '990101', 'C34', 'operating', 'small', instant],
      ]);
    await database.transaction((tx) => insertRows(tx, 'enterprises', enterpriseColumns, rows));
  }
  const step = Math.max(1, Math.ceil((firms * datasets.length * months.length) / recordsMax));
  const filed = ids.filter((_, place) => place % step === 0);
  for (const month of months) {
    const [text, batchId] = [body(month), newId()];
    const table = {
      table: 'records',
      columns: ['enterprise_id', 'dataset'],
      cells: (row: readonly [string, string]) => row,
      shared: {
        ...{ period: month, natural_key: '', version: 1, disclosure: 'onConsent', body: text, sealed: null, digest: '' },
        ...{ batch_id: batchId, loaded_at: instant },
      },
    };
    for (let from = 0; from < filed.length; from += 2_000) {
      const rows = filed.slice(from, from + 2_000).flatMap((id) => datasets.map((dataset) => [id, dataset] as const));
      await database.transaction((tx) => insertAbsent(tx, table, rows));
    }
  }
  const apart = Math.floor(filed.length / looks);
  return { firms, records: filed.length * datasets.length * months.length, seen: filed.filter((_, place) => place % apart === 0).slice(0, looks) };
}

const actorFor = (role: 'customerManager' | 'enterpriseOwner', party: Partial<Actor>, personId: string): Actor => ({
  ...{ personId, membershipId: null, permissions: permissionsOf(role), role, provenAt: now() },
  ...party,
});

/** What each firm's owner would press: the request of an application, read and granted whole. */
async function consent({ app, bank, personId }: { app: App; bank: Actor; personId: string }, enterpriseId: string): Promise<string> {
  const owner = actorFor('enterpriseOwner', { enterpriseId, partyKind: 'enterprise' }, personId);
  const applicationId = newId();
  const { requestId } = await app.database.transaction((tx) =>
    app.consents.request(tx, owner, {
      ...{ enterpriseId, receiverId: bank.organisationId ?? '', purpose: 'loanReview', applicationId, applicationReference: 'SQ-2026-000001' },
      items: datasets.map((dataset) => ({ dataset, months: 24, isRequired: false, reason: '估算经营规模' })),
      readers: '客户经理与审批人',
    }),
  );
  const wish = { items: datasets.map((dataset) => ({ dataset, months: 24 })), includesPersonal: false, validDays: 30, uses: 3 };
  const { digest } = await app.consents.preview(owner, requestId, wish);
  await app.consents.grant(
    owner,
    requestId,
    { ...wish, noticeDigest: digest },
    { ...{ actorId: personId, operation: 'bench', digest: '' }, key: requestId },
  );
  return applicationId;
}

/** Milliseconds of every first look. */
async function firstLooks(url: string, firms: number): Promise<{ city: City; ms: number[] }> {
  const app = await createApp(settingsFor(url));
  const { database, consents, profiles } = app;
  const organisation = await database.transaction((tx) =>
    app.organisations.create(tx, platform, { kind: 'bank', name: '江澄银行', shortName: '江澄银行', region: '990100' }),
  );
  const personId = await database.transaction((tx) =>
    app.identity.createPerson(tx, { username: 'bench', name: '陈志航', password: 'not-for-use-1', totpSecret: 'A'.repeat(32) }),
  );
  const bank = actorFor('customerManager', { organisationId: organisation.id, partyKind: 'bank' }, personId);
  const city = await build(database, firms);
  const asked: Array<{ enterpriseId: string; applicationId: string }> = [];
  for (const enterpriseId of city.seen) asked.push({ enterpriseId, applicationId: await consent({ app, bank, personId }, enterpriseId) });
  const ms: number[] = [];
  for (const one of asked) {
    const started = performance.now();
    const open = await consents.open(bank, one);
    const view = await profiles.present(open);
    let sent = '';
    await consents.handOver(bank, open, () => (sent = JSON.stringify(view)));
    ms.push(performance.now() - started);
    if (view.series.length === 0 || sent === '') throw new Error('The file is empty');
  }
  await app.worker.stop();
  await app.renderer.stop();
  await database.close();
  // The first ones compile what is asked; every later one finds a file that nobody has read.
  return { city, ms: ms.slice(30).sort((left, right) => left - right) };
}

const at = (ms: readonly number[], share: number): number => ms[Math.floor(ms.length * share)] ?? 0;

async function measure(engine: string, urlOf: (name: string) => Promise<string | null>): Promise<void> {
  const [fewUrl, manyUrl] = [await urlOf('few'), await urlOf('many')];
  if (fewUrl === null || manyUrl === null) return;
  const few = await firstLooks(fewUrl, small);
  const many = await firstLooks(manyUrl, large);
  const line = ({ city, ms }: typeof few): string => `| ${whole(city.firms)} | ${whole(city.records)} | ${two(at(ms, 0.5))} | ${two(at(ms, 0.95))} |`;
  print(`Opening a file on ${engine}: among ${whole(large)} firms / among ${whole(small)}`, at(many.ms, 0.5) / at(few.ms, 0.5), '≤ 1.5', [
    `Median of the first look at each of ${looks - 30} files of ${datasets.length} monthly datasets × ${months.length}, spread over all firms that have one; rows were written month after month. Both gates, rows, figures, hand-over; without HTTP, whose cost is the same in both.`,
    '',
    '| firms | monthly rows | median ms | p95 ms |',
    '|---|---|---|---|',
    line(few),
    line(many),
  ]);
}

await measure('SQLite', (name) => Promise.resolve(`sqlite:${folder}/scale-${name}.db`));
await measure('MariaDB', (name) => freshMariadb(`bench_scale_${name}`));
process.exit();
