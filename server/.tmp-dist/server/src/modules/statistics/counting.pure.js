/** A contract alone grants nothing and pays nothing out: it is not a figure. */
export function factOf(event, isReversed) {
    if (event.kind === 'contracted' || event.kind === 'reversed')
        return null;
    const { id, kind, on, reportedAt, reversesEventId: _, ...rest } = event;
    return { eventId: id, kind, month: on.slice(0, 7), reportedAt, isReversed, ...rest };
}
/** A reversal corrects the month of what it takes back: a return of that month, printed again, shows what is now known to be true. */
export const reversalFactOf = (reversal, original) => ({
    ...original,
    eventId: reversal.id,
    kind: 'reversed',
    isReversed: false,
    reportedAt: reversal.reportedAt,
});
export const cellOf = ({ month, region, bankId, guaranteeType, ratePpm }) => ({
    month,
    region,
    bankId,
    guaranteeType,
    // Grants have no rate; repayments of one loan and its drawing share a cell, so the balance needs no rate either.
    ratePpm,
});
/** What an event adds to its cell. */
export function sumsOf(fact) {
    switch (fact.kind) {
        case 'granted':
            return { ...one, grantedFen: fact.amountFen, grantedCount: 1 };
        case 'disbursed':
            return { ...one, drawnFen: fact.amountFen, drawnCount: 1, balanceChangeFen: fact.amountFen };
        case 'repaid':
            return { ...one, balanceChangeFen: -fact.amountFen };
        case 'reversed':
            return one;
    }
}
/** A reversal takes away what the original added, and is itself one more event. */
export function reversalSums(original) {
    const sums = sumsOf(original);
    return {
        grantedFen: -sums.grantedFen,
        grantedCount: -sums.grantedCount,
        drawnFen: -sums.drawnFen,
        drawnCount: -sums.drawnCount,
        balanceChangeFen: -sums.balanceChangeFen,
        eventCount: 1,
    };
}
export const addSums = (a, b) => ({
    grantedFen: a.grantedFen + b.grantedFen,
    grantedCount: a.grantedCount + b.grantedCount,
    drawnFen: a.drawnFen + b.drawnFen,
    drawnCount: a.drawnCount + b.drawnCount,
    balanceChangeFen: a.balanceChangeFen + b.balanceChangeFen,
    eventCount: a.eventCount + b.eventCount,
});
export const noSums = { grantedFen: 0n, grantedCount: 0, drawnFen: 0n, drawnCount: 0, balanceChangeFen: 0n, eventCount: 0 };
const one = { ...noSums, eventCount: 1 };
//# sourceMappingURL=counting.pure.js.map