import { In, MoreThan } from 'typeorm';
import { holdRow, isRetryable, lockRow } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { EvidenceEntry, EvidenceUnavailable } from '../evidence/index.js';
import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { liveStates } from './consent.machine.js';
import { ConsentRequest } from './request.entity.js';
/** What the actor may see, as a condition: a list and a single read share it. No row has the empty id, so an actor without a party sees nothing. */
export const visibleTo = (actor) => (actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { receiverId: actor.organisationId ?? '' });
export const notVisible = () => new NotFound('没有这一项，或者您无权查看');
export async function visibleConsent(manager, actor, consentId) {
    const consent = await manager.findOneBy(Consent, { id: consentId, ...visibleTo(actor) });
    if (!consent)
        throw notVisible();
    return consent;
}
/** Locked, because the move that follows depends on its state. */
export async function visibleConsentForMove(tx, actor, consentId) {
    const consent = await lockRow(tx, Consent, { id: consentId, ...visibleTo(actor) });
    if (!consent)
        throw notVisible();
    return consent;
}
export async function visibleRequest(manager, actor, requestId) {
    const request = await manager.findOneBy(ConsentRequest, { id: requestId, ...visibleTo(actor) });
    if (!request)
        throw notVisible();
    return request;
}
export async function visibleRequestForMove(tx, actor, requestId) {
    const request = await lockRow(tx, ConsentRequest, { id: requestId, ...visibleTo(actor) });
    if (!request)
        throw notVisible();
    return request;
}
/** For the system: the newest consent of an application; an older one has ended, or ended with it. */
export const newestConsent = (manager, where) => manager.findOne(Consent, { where, order: { id: 'DESC' } });
export const newestRequest = (manager, where) => manager.findOne(ConsentRequest, { where, order: { id: 'DESC' } });
export const hasLiveConsent = (tx, applicationId, instant) => tx.existsBy(Consent, { applicationId, state: In(liveStates), expiresAt: MoreThan(instant) });
/** Gate 1 counts: asking and counting are one statement, so that they cannot be parted. */
export async function countAccess(tx, consentId, instant) {
    const { affected } = await tx
        .createQueryBuilder()
        .update(Consent)
        .set({ uses: () => 'uses + 1', lastAccessAt: instant })
        .where("id = :consentId AND state = 'active' AND uses < uses_max AND expires_at > :instant", { consentId, instant })
        .execute();
    return affected === 1;
}
/** Gate 2: the consent as it is now, kept so until the end of the transaction. */
export const holdLiveConsent = (tx, consentId, instant) => holdRow(tx, Consent, { id: consentId, state: 'active', expiresAt: MoreThan(instant) });
/** A hand-over writes no entry of its own; when the log is away it does not happen all the same (invariant 2). */
export async function requireEvidence(tx) {
    try {
        await tx.createQueryBuilder(EvidenceEntry, 'entry').select('entry.id').limit(1).getRawOne();
    }
    catch (error) {
        if (isRetryable(error))
            throw error;
        throw new EvidenceUnavailable('存证暂时写不进去，所以没有提供任何数据，请稍后再试');
    }
}
export const findAccess = (manager, enterpriseId, accessId) => manager.findOneBy(Access, { id: accessId, enterpriseId, outcome: 'allowed' });
//# sourceMappingURL=consents.repository.js.map