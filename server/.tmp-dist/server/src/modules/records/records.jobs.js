import { z } from 'zod';
import { inList, isSqlite } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { defineJob, enqueue } from '../../kernel/jobs/index.js';
import { recordsChanged } from './records.events.js';
export const announceChanges = defineJob('records.announce', z.object({}));
/** So many firms per transaction: others write between. */
const firmsMax = 100;
/** Tells the listeners of every firm that changed, once per firm and dataset. */
export async function announce(tx) {
    const changes = (await tx.query(`select enterprise_id, dataset from record_changes order by enterprise_id, dataset limit ${firmsMax}${isSqlite(tx) ? '' : ' for update'}`));
    for (const change of changes)
        await emit(tx, recordsChanged, { enterpriseId: change.enterprise_id, dataset: change.dataset });
    for (const dataset of new Set(changes.map((change) => change.dataset))) {
        const firms = changes.filter((change) => change.dataset === dataset).map((change) => change.enterprise_id);
        await tx.query(`delete from record_changes where dataset = ? and enterprise_id in ${inList(firms)}`, [dataset, ...firms]);
    }
    if (changes.length === firmsMax)
        await enqueue(tx, announceChanges, {}, { dedupeKey: 'next' });
}
export const recordsJobs = (handlers) => handlers.short(announceChanges, announce);
//# sourceMappingURL=records.jobs.js.map