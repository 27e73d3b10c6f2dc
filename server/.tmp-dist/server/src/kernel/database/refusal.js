import { Refused } from '../errors.js';
/** Commits what `work` has written (the entry of the refusal), then throws. A thrown error would take the entry with it. */
export async function transactionOrRefusal(database, work) {
    const result = await database.transaction(work);
    if (result instanceof Refused)
        throw result;
    return result;
}
//# sourceMappingURL=refusal.js.map