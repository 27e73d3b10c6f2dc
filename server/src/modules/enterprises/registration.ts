import { In, type EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { insertRows, isDuplicate, sqlInstant, upsertRows } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { sizeClass } from '../../kernel/pure/size-class.js';
import { searchKey } from '../../kernel/pure/text.js';
import { recordEvidence } from '../evidence/index.js';
import { Enterprise, type EnterpriseStatus } from './enterprise.entity.js';
import { entries } from './enterprises.evidence.js';
import { enterpriseRegistered } from './enterprises.events.js';

export interface RegistrationRow {
  readonly uscc: string;
  readonly name: string;
  readonly legalRepresentative: string | null;
  /** Blind index of the legal representative's identity number (`identityIndexOf`). */
  readonly identityIndex: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly registeredCapitalFen: bigint | null;
  readonly establishedOn: string | null;
  readonly status: EnterpriseStatus;
  readonly employees?: number | null;
  readonly asOf: Date;
}

const columns = [
  ...[
    'id',
    'uscc',
    'name',
    'search_name',
    'legal_representative',
    'identity_index',
    'region',
    'industry',
    'registered_capital_fen',
    'established_on',
  ],
  ...['status', 'employees', 'size_class', 'registered_as_of', 'unregistered_at', 'created_at'],
] as const;
const chunkRows = 1_000;
const attemptsMax = 5;

/**
 * Multi-row and repeatable. A row older than what is known changes nothing, unless `evenIfOlder`: what is known was taken back. Claims and
 * members are never touched.
 */
export async function registerRows(
  tx: EntityManager,
  rows: readonly RegistrationRow[],
  evenIfOlder = false,
): Promise<{ created: number; changed: number }> {
  const newest = newestByUscc(rows);
  const total = { created: 0, changed: 0 };
  for (let start = 0; start < newest.length; start += chunkRows) {
    const { created, changed } = await registerChunk(tx, newest.slice(start, start + chunkRows), evenIfOlder);
    total.created += created;
    total.changed += changed;
  }
  return total;
}

/** Two batches may bring the same new firm at once: the one whose insert fails looks again, and finds it. */
async function registerChunk(
  tx: EntityManager,
  rows: readonly RegistrationRow[],
  evenIfOlder: boolean,
): Promise<{ created: number; changed: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const known = new Map(
      (await tx.findBy(Enterprise, { uscc: In(rows.map(({ uscc }) => uscc)) })).map((enterprise) => [enterprise.uscc, enterprise]),
    );
    const fresh = rows.filter(({ uscc }) => !known.has(uscc)).map((row) => ({ id: newId(), row }));
    try {
      await insertRows(
        tx,
        'enterprises',
        columns,
        fresh.map(({ id, row }) => valuesOf(id, now(), row)),
      );
    } catch (error) {
      if (!isDuplicate(error) || attempt >= attemptsMax) throw error;
      continue;
    }
    for (const { id, row } of fresh) await emit(tx, enterpriseRegistered, { enterpriseId: id, uscc: row.uscc });
    return { created: fresh.length, changed: await update(tx, rows, known, evenIfOlder) };
  }
}

async function update(
  tx: EntityManager,
  rows: readonly RegistrationRow[],
  known: ReadonlyMap<string, Enterprise>,
  evenIfOlder: boolean,
): Promise<number> {
  const changes = rows.flatMap((row) => {
    const before = known.get(row.uscc);
    return before && (evenIfOlder || isNewer(before, row)) && isNews(before, row) ? [{ before, row }] : [];
  });
  await upsertRows(
    tx,
    'enterprises',
    columns,
    ['uscc'],
    changes.map(({ before, row }) => valuesOf(before.id, before.createdAt, row, before)),
  );
  for (const { before, row } of changes) {
    if (before.unregisteredAt !== null) await emit(tx, enterpriseRegistered, { enterpriseId: before.id, uscc: row.uscc });
    // Members stay: who may act for a firm after a change is for people to settle, but it must be seen.
    if (before.claimedBy !== null && before.legalRepresentative !== row.legalRepresentative) {
      await recordEvidence(
        tx,
        platform,
        entries.representativeChanged,
        { enterpriseId: before.id },
        { enterpriseId: before.id, subjectId: before.id },
      );
    }
  }
  return changes.length;
}

const isNewer = ({ registeredAsOf }: Enterprise, row: RegistrationRow): boolean => registeredAsOf === null || registeredAsOf <= row.asOf;

const isNews = (before: Enterprise, row: RegistrationRow): boolean =>
  before.unregisteredAt !== null ||
  before.name !== row.name ||
  before.legalRepresentative !== row.legalRepresentative ||
  before.identityIndex !== row.identityIndex ||
  before.region !== row.region ||
  before.industry !== row.industry ||
  before.registeredCapitalFen !== row.registeredCapitalFen ||
  before.establishedOn !== row.establishedOn ||
  before.status !== row.status ||
  before.employees !== (row.employees ?? null) ||
  before.registeredAsOf?.getTime() !== row.asOf.getTime();

const valuesOf = (id: string, createdAt: Date, row: RegistrationRow, before?: Pick<Enterprise, 'revenueFen' | 'assetsFen'>) => [
  id,
  row.uscc,
  row.name,
  searchKey(row.name),
  row.legalRepresentative,
  row.identityIndex,
  row.region,
  row.industry,
  row.registeredCapitalFen,
  row.establishedOn,
  row.status,
  row.employees ?? null,
  // Turnover and assets come with the yearly report: where the rule needs them, the class is unknown until then.
  sizeClass({
    industryCode: row.industry ?? '',
    employees: row.employees ?? null,
    revenueFen: before?.revenueFen ?? null,
    assetsFen: before?.assetsFen ?? null,
  }),
  sqlInstant(row.asOf),
  null,
  sqlInstant(createdAt),
];

function newestByUscc(rows: readonly RegistrationRow[]): RegistrationRow[] {
  const byUscc = new Map<string, RegistrationRow>();
  for (const row of rows) {
    const before = byUscc.get(row.uscc);
    if (!before || before.asOf <= row.asOf) byUscc.set(row.uscc, row);
  }
  // One order for all batches: two that touch the same firms wait for each other instead of deadlocking.
  return [...byUscc.values()].sort((a, b) => (a.uscc < b.uscc ? -1 : 1));
}
