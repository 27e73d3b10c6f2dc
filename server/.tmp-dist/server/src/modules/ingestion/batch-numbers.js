import { isDuplicate, lockRow } from '../../kernel/database/index.js';
import { BatchNumber } from './batch-number.entity.js';
/** `DL-202610-03`: counted per source and month, so that it tells nobody how much others deliver. */
export async function nextReference(tx, organisationId, month) {
    const key = { organisationId, month };
    let row = await lockRow(tx, BatchNumber, key);
    if (!row) {
        await tx.insert(BatchNumber, { ...key, lastNumber: 0 }).catch((error) => {
            if (!isDuplicate(error))
                throw error;
        });
        row = await lockRow(tx, BatchNumber, key);
    }
    const number = (row?.lastNumber ?? 0) + 1;
    await tx.update(BatchNumber, key, { lastNumber: number });
    return `DL-${month.replace('-', '')}-${String(number).padStart(2, '0')}`;
}
//# sourceMappingURL=batch-numbers.js.map