// All indicators of a firm from its rows, against one pass of plain arithmetic over the same rows; and a refresh from the database, whole.
import { createApp } from '../src/app.js';
import { newId } from '../src/kernel/ids.js';
import { monthsBack } from '../src/kernel/pure/working-calendar.js';
import { allFigures } from '../src/modules/profiles/figures.pure.js';
import type { FigureRow } from '../src/modules/profiles/firm-records.pure.js';
import { indicators } from '../src/modules/profiles/indicators.js';
import { folder, freshMariadb, print, settingsFor, two, whole } from './support.js';

const firms = 400;
const rounds = 5;
const months = Array.from({ length: 24 }, (_, back) => monthsBack('2026-10', 23 - back));
const loadedAt = new Date('2026-11-05T00:00:00Z');
let seed = 20261112;
const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
const yuan = (): string => `${random(5_000_000)}.${String(random(100)).padStart(2, '0')}`;

type Values = Record<string, string | number>;
/** Monthly rows of the usual datasets and a few events, in the order of the store's key. */
function rowsOfFirm(): FigureRow[] {
  const row = (dataset: string, period: string, values: Values): FigureRow => ({ dataset, period, values, loadedAt });
  const monthly = (dataset: string, values: () => Values[]): FigureRow[] =>
    months.flatMap((month) => values().map((one) => row(dataset, month, one)));
  return [
    row('01.01', '-', {
      establishedOn: '2017-03-01',
      status: 'operating',
      region: '990102',
      industry: 'C34',
      registeredCapital: '500000.00',
      employees: 40,
    }),
    row('05.01', '2025', { grade: 'A' }),
    ...monthly('05.02', () =>
      ['vat', 'incomeTax'].map((taxType) => ({ taxType, paid: yuan(), declared: yuan(), paidOn: '2026-01-15', sales: yuan() })),
    ),
    ...monthly('05.03', () => [{ sales: yuan(), redSales: yuan(), buyers: random(50) }]),
    ...monthly('06.01', () => [{ pensionHeads: random(100) }]),
    ...monthly('06.02', () => [{ paid: yuan(), overdue: '0.00' }]),
    ...monthly('07.01', () => [{ heads: random(100), paid: yuan() }]),
    ...monthly('09.01', () => [{ consumption: `${random(100_000)}.12`, paid: yuan(), overdue: '0.00' }]),
    ...monthly('09.02', () => [{ consumption: `${random(10_000)}.1`, overdue: '0.00' }]),
    row('12.01', '-', { state: '1', decidedOn: '2025-03-01', validTo: '2028-03-01' }),
    row('12.02', '-', { decidedOn: '2025-05-01', fine: '5000.00', severity: 'ordinary' }),
  ];
}

const lines: ReadonlyArray<readonly [dataset: string, field: string]> = [
  ['05.02', 'paid'],
  ['05.02', 'declared'],
  ['05.02', 'sales'],
  ['05.03', 'sales'],
  ['05.03', 'redSales'],
  ['05.03', 'buyers'],
  ['06.01', 'pensionHeads'],
  ['06.02', 'paid'],
  ['06.02', 'overdue'],
  ['07.01', 'heads'],
  ['07.01', 'paid'],
  ['09.01', 'consumption'],
  ['09.01', 'paid'],
  ['09.01', 'overdue'],
  ['09.02', 'consumption'],
  ['09.02', 'overdue'],
];
const fieldsOf = new Map<string, Array<[field: string, place: number]>>();
lines.forEach(([dataset, field], place) => fieldsOf.set(dataset, [...(fieldsOf.get(dataset) ?? []), [field, place]]));
const monthOf = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;

/** What somebody would write who needed these figures once: floating numbers, no words, no consent, no reasons. */
function plain(rows: readonly FigureRow[]): number[] {
  const sums = lines.map(() => new Float64Array(24));
  const last = monthOf('2026-10');
  let events = 0;
  for (const { dataset, period, values } of rows) {
    const fields = fieldsOf.get(dataset);
    if (!fields) events += 1;
    else {
      const at = 23 - (last - monthOf(period));
      for (const [field, place] of fields) (sums[place] as Float64Array)[at]! += Number(values[field]);
    }
  }
  const figures = [events];
  for (const values of sums) {
    let [year, before, quarter, quarterBefore, yearAgo, high, low, paid, zero, streak] = [0, 0, 0, 0, 0, 0, Infinity, 0, 0, 0];
    for (let month = 0; month < 24; month += 1) {
      const value = values[month] as number;
      if (month < 12) before += value;
      else {
        year += value;
        if (value > high) high = value;
        if (value < low) low = value;
        if (value > 0) {
          paid += 1;
          streak += 1;
        } else {
          zero += 1;
          streak = 0;
        }
      }
      if (month >= 21) quarter += value;
      else if (month >= 18) quarterBefore += value;
      if (month >= 9 && month < 12) yearAgo += value;
    }
    figures.push(
      year,
      before,
      (year - before) / before,
      quarter,
      (quarter - yearAgo) / yearAgo,
      (quarter - quarterBefore) / quarterBefore,
      high / low,
      paid,
      zero,
      streak,
      year / 12,
    );
  }
  return figures;
}

function best(run: () => void): number {
  let fastest = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

function inMemory(): void {
  const all = Array.from({ length: firms }, rowsOfFirm);
  let made = 0;
  const ours = best(() => all.forEach((rows) => (made += allFigures(rows, '2026-11-12').figures.size)));
  const bare = best(() => all.forEach((rows) => (made += plain(rows).length)));
  print('Indicators of a firm from rows in memory: ours / one pass of plain arithmetic', ours / bare, '≤ 4', [
    `${firms} firms × ${all[0]?.length ?? 0} rows; ours makes ${indicators.length} figures exactly, with as-of day and reason where there is none; the plain pass ${1 + lines.length * 11} floating ones. Best of ${rounds} rounds.`,
    '',
    '| | firms/s | µs a firm |',
    '|---|---|---|',
    `| ours | ${whole((firms / ours) * 1000)} | ${two((ours * 1000) / firms)} |`,
    `| plain | ${whole((firms / bare) * 1000)} | ${two((bare * 1000) / firms)} |`,
  ]);
  if (made === 0) throw new Error('Nothing was made');
}

async function fromDatabase(engine: string, url: string): Promise<void> {
  const app = await createApp(settingsFor(url));
  const { version } = await app.catalogue.definition('05.02');
  const ids = Array.from({ length: firms }, () => newId());
  const batchId = newId();
  const datasets = [...new Set(rowsOfFirm().map(({ dataset }) => dataset))];
  for (const dataset of datasets) {
    const rows = ids.flatMap((enterpriseId) =>
      rowsOfFirm()
        .filter((row) => row.dataset === dataset)
        .map(({ period, values }) => ({
          enterpriseId,
          period,
          naturalKey: String(values.taxType ?? ''),
          body: values,
          disclosure: 'onConsent' as const,
        })),
    );
    for (let from = 0; from < rows.length; from += 2_000)
      await app.database.transaction((tx) =>
        app.records.load(tx, { dataset, version: dataset === '05.02' ? version : 1, batchId, rows: rows.slice(from, from + 2_000) }),
      );
  }
  const refresh = async (changed?: readonly string[]): Promise<number> => {
    const started = performance.now();
    for (let from = 0; from < ids.length; from += 50)
      await app.database.transaction((tx) => app.profiles.refresh(tx, ids.slice(from, from + 50), changed));
    return (performance.now() - started) / 1000;
  };
  await refresh();
  const wholeFile = await refresh();
  const oneDataset = await refresh(['09.01']);
  await app.database.close();
  print(`Refreshing firms on ${engine}: read, compute, write`, null, null, [
    `${firms} firms, 50 a transaction. Everything anew: ${whole(firms / wholeFile)} firms/s. One monthly dataset changed: ${whole(firms / oneDataset)} firms/s.`,
  ]);
}

inMemory();
await fromDatabase('SQLite', `sqlite:${folder}/indicators.db`);
const mariadb = await freshMariadb('bench_indicators');
if (mariadb) await fromDatabase('MariaDB', mariadb);
