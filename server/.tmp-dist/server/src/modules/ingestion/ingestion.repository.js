import { In, LessThan, MoreThan } from 'typeorm';
import { cut, decodeCursor, isSqlite } from '../../kernel/database/index.js';
import { Batch } from './batch.entity.js';
import { unfinishedStates } from './batch.machine.js';
import { Reject } from './reject.entity.js';
/** A source sees its own deliveries. No row has the empty id, so an actor without an organisation sees nothing. */
export const visibleTo = (actor) => ({ organisationId: actor.organisationId ?? '' });
const unfinished = ({ organisationId, dataset }) => ({ organisationId, dataset, state: In([...unfinishedStates]) });
/** Whether a delivery of the same source and dataset that came before is still at work. Held, so that its end cannot pass by unseen. */
export async function isBehindAnother(tx, batch) {
    const [earlier] = await tx.find(Batch, {
        where: { ...unfinished(batch), id: LessThan(batch.id) },
        order: { id: 'ASC' },
        take: 1,
        ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } }),
    });
    return earlier !== undefined;
}
export const nextInLine = (tx, batch) => tx.findOne(Batch, { where: { ...unfinished(batch), id: MoreThan(batch.id) }, order: { id: 'ASC' } });
/** By line, then by column. */
export async function rejectsPage(manager, batchId, filter, page) {
    const query = manager.createQueryBuilder(Reject, 'reject').where('reject.batchId = :batchId', { batchId });
    if (filter.rule !== undefined)
        query.andWhere('reject.rule = :rule', { rule: filter.rule });
    if (filter.field !== undefined)
        query.andWhere('reject.field = :field', { field: filter.field });
    if (page.cursor !== undefined) {
        const [line, place] = decodeCursor(page.cursor, 2).map(Number);
        query.andWhere('(reject.line > :line or (reject.line = :line and reject.place > :place))', { line, place });
    }
    const rows = await query
        .orderBy('reject.line', 'ASC')
        .addOrderBy('reject.place', 'ASC')
        .take(page.limit + 1)
        .getMany();
    return cut(rows, page.limit, (row) => [row.line, row.place]);
}
//# sourceMappingURL=ingestion.repository.js.map