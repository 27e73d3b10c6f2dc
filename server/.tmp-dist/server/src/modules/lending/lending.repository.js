import { In, MoreThan } from 'typeorm';
import { pageById } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import { Loan } from './loan.entity.js';
/** Each party its own. No row has the empty id, so an actor without a party sees nothing. */
export const visibleTo = (actor) => actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { bankId: actor.organisationId ?? '' };
export async function visibleLine(manager, actor, creditLineId) {
    const line = await manager.findOneBy(CreditLine, { id: creditLineId, state: 'open', ...visibleTo(actor) });
    if (!line)
        throw new NotFound('没有这笔授信，或者您无权查看', { creditLineId });
    return line;
}
export async function visibleLoan(manager, actor, loanId) {
    const loan = await manager.findOneBy(Loan, { id: loanId, ...visibleTo(actor) });
    if (!loan)
        throw new NotFound('没有这笔借据，或者您无权查看', { loanId });
    return loan;
}
export async function visibleEvent(manager, actor, eventId) {
    const event = await manager.findOneBy(LendingEvent, { id: eventId, ...visibleTo(actor) });
    if (!event)
        throw new NotFound('没有这条回流记录，或者您无权查看', { eventId });
    return event;
}
export function pageOfEvents(manager, actor, query) {
    const builder = manager.createQueryBuilder(LendingEvent, 'event').where(visibleTo(actor));
    if (query.kind)
        builder.andWhere('event.kind = :kind', { kind: query.kind });
    if (query.applicationId)
        builder.andWhere('event.applicationId = :applicationId', { applicationId: query.applicationId });
    if (query.loanId)
        builder.andWhere('event.loanId = :loanId', { loanId: query.loanId });
    return pageById(builder, 'event', query);
}
export function pageOfLoans(manager, actor, query) {
    const builder = manager.createQueryBuilder(Loan, 'loan').where(visibleTo(actor));
    if (query.state)
        builder.andWhere('loan.state = :state', { state: query.state });
    return pageById(builder, 'loan', query);
}
export function pageOfLines(manager, actor, query) {
    const builder = manager.createQueryBuilder(CreditLine, 'line').where({ ...visibleTo(actor), state: 'open' });
    if (query.applicationId)
        builder.andWhere('line.applicationId = :applicationId', { applicationId: query.applicationId });
    return pageById(builder, 'line', query);
}
/** Which of the events have been taken back. */
export async function reversedAmong(manager, eventIds) {
    if (eventIds.length === 0)
        return new Set();
    const rows = await manager.find(LendingEvent, { select: { reversesEventId: true }, where: { reversesEventId: In([...eventIds]) } });
    return new Set(rows.flatMap(({ reversesEventId }) => reversesEventId ?? []));
}
/** Every event in the order of its id, for figures. */
export const eventsAfterForSystem = (manager, afterId, limit) => manager.find(LendingEvent, { where: { id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
//# sourceMappingURL=lending.repository.js.map