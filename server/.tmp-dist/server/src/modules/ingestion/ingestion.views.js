import { now } from '../../kernel/clock.js';
import { canCancel } from './ingestion.policy.js';
export async function presentBatches(actor, ingestion, batches) {
    const { identity, catalogue } = ingestion.neighbours;
    const names = await identity.namesOf([...new Set(batches.map(({ sentBy }) => sentBy))]);
    return Promise.all(batches.map(async (batch) => ({
        id: batch.id,
        reference: batch.reference,
        dataset: batch.dataset,
        datasetTitle: (await catalogue.definitionAt(batch.dataset, batch.datasetVersion)).title,
        state: batch.state,
        fileName: batch.fileName,
        bytes: batch.bytes,
        digest: batch.digest,
        encoding: batch.encoding,
        mappingVersion: batch.mappingVersion,
        receivedAt: batch.receivedAt.toISOString(),
        sentBy: names.get(batch.sentBy)?.name ?? '',
        finishedAt: batch.finishedAt?.toISOString() ?? null,
        rowsTotal: batch.rowsTotal,
        rowsDone: batch.rowsDone,
        accepted: batch.accepted,
        replaced: batch.replaced,
        unchanged: batch.unchanged,
        rejected: batch.rejected,
        waiting: batch.waiting,
        enterprisesTouched: batch.enterprisesTouched,
        usccErrors: batch.usccErrors,
        ...speedOf(batch, now()),
        refusal: batch.refusal === null ? null : JSON.parse(batch.refusal),
        causes: JSON.parse(batch.causes),
        can: canCancel(actor, batch) ? ['cancel'].slice() : [],
    })));
}
export async function presentMappings(ingestion, mappings) {
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
/** Measured over the present run: a night between two runs is no slowness. */
function speedOf(batch, instant) {
    const seconds = batch.runStartedAt === null ? 0 : ((batch.finishedAt ?? instant).getTime() - batch.runStartedAt.getTime()) / 1000;
    const rows = batch.rowsDone - batch.runStartedRows;
    if (seconds <= 0 || rows <= 0)
        return { rowsPerSecond: null, secondsLeft: null };
    const rowsPerSecond = Math.round((rows / seconds) * 10) / 10;
    const isLoading = batch.state === 'loading' && batch.rowsTotal !== null && rowsPerSecond > 0;
    return { rowsPerSecond, secondsLeft: isLoading ? Math.ceil(((batch.rowsTotal ?? 0) - batch.rowsDone) / rowsPerSecond) : null };
}
//# sourceMappingURL=ingestion.views.js.map