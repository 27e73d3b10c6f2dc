import { inList, instantOf, isSqlite } from '../../kernel/database/index.js';
/** One firm's rows in the order of the key. The caller decides who may see them: nothing here does. */
export async function recordsOf(manager, enterpriseId, datasets) {
    if (datasets?.length === 0)
        return [];
    const rows = (await manager.query(`select enterprise_id, dataset, period, natural_key, version, disclosure, body, batch_id, loaded_at from records
     where enterprise_id = ?${datasets ? ` and dataset in ${inList(datasets)}` : ''} order by enterprise_id, dataset, period, natural_key`, [enterpriseId, ...(datasets ?? [])]));
    return rows.map((row) => ({
        enterpriseId: row.enterprise_id,
        dataset: row.dataset,
        period: row.period,
        naturalKey: row.natural_key,
        version: row.version,
        disclosure: row.disclosure,
        values: JSON.parse(row.body),
        batchId: row.batch_id,
        loadedAt: instantOf(row.loaded_at),
    }));
}
/**
 * The rows that stand where new ones arrive, held until the end of the transaction. Asked by whichever of period and firm has
 * fewer values, so that a monthly delivery reads one month of each firm and not the firm's whole file.
 */
export async function standingRows(tx, dataset, keys) {
    const periods = grouped(keys, (key) => key.period, (key) => key.enterpriseId);
    const firms = grouped(keys, (key) => key.enterpriseId, (key) => key.period);
    const found = [];
    const hold = isSqlite(tx) ? '' : ' for update';
    const ask = async (one, many, groups) => {
        for (const [value, others] of groups) {
            const rows = (await tx.query(`select enterprise_id, period, natural_key, version, disclosure, body, sealed, digest, batch_id, loaded_at from records
         where dataset = ? and ${one} = ? and ${many} in ${inList([...others])}${hold}`, [dataset, value, ...others]));
            for (const row of rows) {
                found.push({
                    enterpriseId: row.enterprise_id,
                    period: row.period,
                    naturalKey: row.natural_key,
                    version: row.version,
                    disclosure: row.disclosure,
                    body: row.body,
                    sealed: row.sealed,
                    digest: row.digest,
                    batchId: row.batch_id,
                    loadedAt: instantOf(row.loaded_at),
                });
            }
        }
    };
    if (periods.size <= firms.size)
        await ask('period', 'enterprise_id', periods);
    else
        await ask('enterprise_id', 'period', firms);
    return found;
}
function grouped(keys, by, of) {
    const groups = new Map();
    for (const key of keys) {
        const group = groups.get(by(key));
        if (group)
            group.add(of(key));
        else
            groups.set(by(key), new Set([of(key)]));
    }
    return groups;
}
//# sourceMappingURL=records.repository.js.map