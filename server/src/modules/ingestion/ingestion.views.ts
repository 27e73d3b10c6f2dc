import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Batch, Rollback } from './batch.entity.js';
import type { Cause } from './causes.pure.js';
import type { BatchView, MappingView } from './ingestion.contract.js';
import { correctionsOf } from './corrections.js';
import { deedsOf } from './ingestion.policy.js';
import type { IngestionService } from './ingestion.service.js';
import type { CurrentMapping } from './mappings.service.js';

export async function presentBatches(actor: Actor, ingestion: IngestionService, batches: readonly Batch[]): Promise<BatchView[]> {
  const { identity, catalogue } = ingestion.neighbours;
  const rollbacks = new Map(batches.flatMap(({ id, rollback }) => (rollback === null ? [] : [[id, JSON.parse(rollback) as Rollback]])));
  const people = [...batches.map(({ sentBy }) => sentBy), ...[...rollbacks.values()].map(({ by }) => by)];
  const [names, corrections] = await Promise.all([identity.namesOf([...new Set(people)]), correctionsOf(ingestion.manager(), batches)]);
  return Promise.all(
    batches.map(async (batch) => ({
      id: batch.id,
      warnings: warningsOf(batch, (await catalogue.definitionAt(batch.dataset, batch.datasetVersion)).rules),
      reference: batch.reference,
      dataset: batch.dataset,
      datasetTitle: (await catalogue.definitionAt(batch.dataset, batch.datasetVersion)).title,
      state: batch.state,
      fileName: batch.fileName,
      bytes: batch.bytes,
      digest: batch.digest,
      format: batch.format,
      encoding: batch.encoding,
      found: batch.found === null ? null : (JSON.parse(batch.found) as BatchView['found']),
      mappingVersion: batch.mappingVersion,
      receivedAt: batch.receivedAt.toISOString(),
      sentBy: names.get(batch.sentBy)?.name ?? '',
      finishedAt: batch.finishedAt?.toISOString() ?? null,
      rowsTotal: batch.rowsTotal,
      rowsDone: batch.rowsDone,
      accepted: batch.accepted,
      replaced: batch.replaced,
      unchanged: batch.unchanged,
      withdrawn: batch.withdrawn ?? 0,
      rejected: batch.rejected,
      waiting: batch.waiting,
      enterprisesTouched: batch.enterprisesTouched,
      usccErrors: batch.usccErrors,
      ...speedOf(batch, now()),
      refusal: batch.refusal === null ? null : (JSON.parse(batch.refusal) as BatchView['refusal']),
      causes: JSON.parse(batch.causes) as Cause[],
      ...corrections.about(batch),
      registers: (await catalogue.definitionAt(batch.dataset, batch.datasetVersion)).registers,
      rollback: presentRollback(batch, rollbacks.get(batch.id), names),
      can: deedsOf(actor, batch),
    })),
  );
}

export async function presentMappings(ingestion: IngestionService, mappings: readonly CurrentMapping[]): Promise<MappingView[]> {
  const names = await ingestion.neighbours.identity.namesOf([...new Set(mappings.flatMap(({ savedBy }) => savedBy ?? []))]);
  return mappings.map(({ dataset, version, mapping, savedAt, savedBy }) => ({
    dataset: dataset.code,
    datasetTitle: dataset.title,
    version,
    mapping,
    savedAt: savedAt?.toISOString() ?? null,
    savedBy: savedBy === null ? null : (names.get(savedBy)?.name ?? null),
  }));
}

const presentRollback = (
  batch: Batch,
  rollback: Rollback | undefined,
  names: ReadonlyMap<string, { readonly name: string }>,
): BatchView['rollback'] =>
  rollback
    ? { ...rollback, registrations: rollback.registrations ?? null, by: names.get(rollback.by)?.name ?? '', rowsDone: batch.rollbackRows ?? 0 }
    : null;

function warningsOf({ warnings }: Batch, rules: readonly { readonly code: string; readonly title: string }[]): BatchView['warnings'] {
  const counts = Object.entries(JSON.parse(warnings ?? '{}') as Record<string, number>);
  return counts.map(([rule, rows]) => ({ rule, title: rules.find(({ code }) => code === rule)?.title ?? rule, rows }));
}

/** Measured over the present run: a night between two runs is no slowness. */
function speedOf(batch: Batch, instant: Date): Pick<BatchView, 'rowsPerSecond' | 'secondsLeft'> {
  const seconds = batch.runStartedAt === null ? 0 : ((batch.finishedAt ?? instant).getTime() - batch.runStartedAt.getTime()) / 1000;
  const rows = batch.rowsDone - batch.runStartedRows;
  if (seconds <= 0 || rows <= 0) return { rowsPerSecond: null, secondsLeft: null };
  const rowsPerSecond = Math.round((rows / seconds) * 10) / 10;
  const isLoading = batch.state === 'loading' && batch.rowsTotal !== null && rowsPerSecond > 0;
  return { rowsPerSecond, secondsLeft: isLoading ? Math.ceil(((batch.rowsTotal ?? 0) - batch.rowsDone) / rowsPerSecond) : null };
}
