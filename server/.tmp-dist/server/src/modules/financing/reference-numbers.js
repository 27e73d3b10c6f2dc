import { now } from '../../kernel/clock.js';
import { isDuplicate, lockRow } from '../../kernel/database/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { ApplicationNumber } from './application-number.entity.js';
const digits = 6;
/** `SQ-2026-000123`: unique, rising; a rolled-back draft leaves its number unused. */
export async function nextReference(tx) {
    const year = Number(chinaDate(now()).slice(0, 4));
    const row = (await lockRow(tx, ApplicationNumber, { year })) ?? (await firstOf(tx, year));
    const number = row.last + 1;
    await tx.update(ApplicationNumber, { year }, { last: number });
    return `SQ-${year}-${String(number).padStart(digits, '0')}`;
}
/** At the turn of the year several may find no row; one makes it, the others wait for its lock. */
async function firstOf(tx, year) {
    try {
        await tx.insert(ApplicationNumber, { year, last: 0 });
    }
    catch (error) {
        if (!isDuplicate(error))
            throw error;
    }
    const row = await lockRow(tx, ApplicationNumber, { year });
    if (!row)
        throw new Error(`No counter for ${year}`);
    return row;
}
//# sourceMappingURL=reference-numbers.js.map