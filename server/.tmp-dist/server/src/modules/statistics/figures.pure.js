import { roundHalfUp, yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
export const emptyTally = () => ({ grantedFen: 0n, grantedCount: 0, drawnFen: 0n, drawnCount: 0, unsecuredFen: 0n, weightedFenPpm: 0n, events: 0 });
export const noFirms = { firms: 0, firstLoanFirms: 0 };
const SHARE_UNITS = 10000n;
export function figuresOf(tally, balanceFen, { firms, firstLoanFirms }) {
    const isDrawn = tally.drawnFen > 0n;
    return {
        granted: yuanOf(tally.grantedFen),
        grantedCount: tally.grantedCount,
        drawn: yuanOf(tally.drawnFen),
        drawnCount: tally.drawnCount,
        firms,
        firstLoanFirms,
        unsecuredShare: isDrawn ? shareText(tally.unsecuredFen, tally.drawnFen) : null,
        weightedRate: isDrawn ? percentOf(Number(roundHalfUp(tally.weightedFenPpm, tally.drawnFen))) : null,
        balance: yuanOf(balanceFen),
        events: tally.events,
    };
}
/** Four decimals, rounded half-up here and nowhere before. */
function shareText(part, whole) {
    const units = roundHalfUp(part * SHARE_UNITS, whole);
    return `${units / SHARE_UNITS}.${String(units % SHARE_UNITS).padStart(4, '0')}`;
}
/** A share as percent, for a spreadsheet: "0.4167" → "41.67". */
export const percentOfShare = (share) => (share === null ? null : percentOf(Number(share.replace('.', '')) * 100));
export function monthsFrom(from, to) {
    const months = [];
    for (let month = from; month <= to; month = monthsBack(month, -1))
        months.push(month);
    return months;
}
//# sourceMappingURL=figures.pure.js.map