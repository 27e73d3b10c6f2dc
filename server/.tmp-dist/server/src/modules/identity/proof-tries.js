import { LessThan } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, lockRow } from '../../kernel/database/index.js';
import { TooMany } from '../../kernel/errors.js';
import { ProofFailure } from './proof.entities.js';
const failuresMax = 10;
const windowMs = 15 * 60_000;
/** Takes one try *before* the proof is looked at, so that a thousand at once are ten. Answers the seconds to wait, or null. */
export async function takeTry(tx, usernameKey) {
    const subject = sha256(usernameKey);
    const at = now();
    const seen = (await lockRow(tx, ProofFailure, { subject })) ?? (await firstTry(tx, subject, at));
    if (!seen)
        return null;
    const quietMs = at.getTime() - seen.lastAt.getTime();
    if (seen.failures >= failuresMax && quietMs < windowMs)
        return Math.ceil((windowMs - quietMs) / 1000);
    const isOver = seen.failures >= failuresMax || at.getTime() - seen.since.getTime() >= windowMs;
    await tx.update(ProofFailure, { subject }, { failures: isOver ? 1 : seen.failures + 1, lastAt: at, ...(isOver && { since: at }) });
    return null;
}
/** The proof was right, but only half of it: the tries before stay counted. */
export async function giveTryBack(tx, usernameKey) {
    await tx
        .createQueryBuilder()
        .update(ProofFailure)
        .set({ failures: () => 'failures - 1' })
        .where('subject = :subject and failures > 0', { subject: sha256(usernameKey) })
        .execute();
}
export const forgetTries = async (tx, usernameKey) => {
    await tx.delete(ProofFailure, { subject: sha256(usernameKey) });
};
export const sweepTries = async (tx) => {
    await tx.delete(ProofFailure, { lastAt: LessThan(new Date(now().getTime() - windowMs)) });
};
export function tooManyTries(seconds) {
    throw new TooMany(`密码或验证码错了太多次，请 ${Math.ceil(seconds / 60)} 分钟后再试`, seconds);
}
async function firstTry(tx, subject, at) {
    try {
        await tx.insert(ProofFailure, { subject, failures: 1, since: at, lastAt: at });
        return null;
    }
    catch (error) {
        if (!isDuplicate(error))
            throw error;
        return lockRow(tx, ProofFailure, { subject });
    }
}
//# sourceMappingURL=proof-tries.js.map