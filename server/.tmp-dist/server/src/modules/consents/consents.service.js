import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, pageById } from '../../kernel/database/index.js';
import { ConcurrentChange, Forbidden } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { recordEvidence } from '../evidence/index.js';
import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { consentMachine, liveStates } from './consent.machine.js';
import { consentEnded } from './consents.events.js';
import { entries } from './consents.evidence.js';
import { canRelinquishConsent, canRevokeConsent } from './consents.policy.js';
import { newestConsent, newestRequest, visibleConsent, visibleConsentForMove, visibleRequest, visibleTo } from './consents.repository.js';
import { ConsentViews } from './consents.views.js';
import { Door, readableMs } from './door.js';
import { ConsentRequest } from './request.entity.js';
import { RequestsService } from './requests.service.js';
/** What a person or the clock does to a consent that exists, with the entry each leaves. */
const kinds = {
    pause: entries.paused,
    resume: entries.resumed,
    revoke: entries.revoked,
    relinquish: entries.relinquished,
    expire: entries.expired,
    exhaust: entries.exhausted,
    terminate: entries.terminated,
};
const dueMax = 200;
export class ConsentsService {
    constructor(database, neighbours, settings = { requestLapseDays: 30, coolDownDays: 30 }) {
        this.database = database;
        this.views = new ConsentViews(neighbours);
        this.requests = new RequestsService(database, this.views, settings);
        this.door = new Door(database, neighbours);
    }
    // Asking and answering
    request(tx, actor, input) {
        return this.requests.request(tx, actor, input);
    }
    preview(actor, requestId, wish) {
        return this.requests.preview(actor, requestId, wish);
    }
    grant(actor, requestId, wish, key) {
        return this.requests.grant(actor, requestId, wish, key);
    }
    decline(actor, requestId) {
        return this.requests.decline(actor, requestId);
    }
    findRequest(actor, requestId) {
        return visibleRequest(this.database.read(), actor, requestId);
    }
    listRequests(actor, query) {
        const builder = this.database.read().createQueryBuilder(ConsentRequest, 'request').where(visibleTo(actor));
        const instant = now();
        if (query.state === 'requested')
            builder.andWhere("request.state = 'requested' and request.lapsesAt > :instant", { instant });
        else if (query.state === 'lapsed')
            builder.andWhere("(request.state = 'lapsed' or (request.state = 'requested' and request.lapsesAt <= :instant))", { instant });
        else if (query.state)
            builder.andWhere('request.state = :state', { state: query.state });
        return pageById(builder, 'request', query);
    }
    // The consent itself
    find(actor, consentId) {
        return visibleConsent(this.database.read(), actor, consentId);
    }
    list(actor, query) {
        const builder = this.database.read().createQueryBuilder(Consent, 'consent').where(visibleTo(actor));
        const isLive = 'consent.state in (:...liveStates) and consent.expiresAt > :instant';
        if (query.live)
            builder.andWhere(query.live === 'true' ? `(${isLive})` : `not (${isLive})`, { liveStates, instant: now() });
        return pageById(builder, 'consent', query);
    }
    async revoke(actor, consentId, note) {
        return this.moveByPerson(actor, consentId, 'revoke', canRevokeConsent, note);
    }
    async pause(actor, consentId) {
        return this.moveByPerson(actor, consentId, 'pause', canRevokeConsent);
    }
    async resume(actor, consentId) {
        return this.moveByPerson(actor, consentId, 'resume', canRevokeConsent);
    }
    async relinquish(actor, consentId) {
        return this.moveByPerson(actor, consentId, 'relinquish', canRelinquishConsent);
    }
    // The two gates
    open(actor, asked) {
        return this.door.open(actor, asked);
    }
    reopen(actor, enterpriseId, accessId) {
        return this.door.reopen(actor, enterpriseId, accessId);
    }
    handOver(actor, open, send) {
        return this.door.handOver(actor, open, send);
    }
    refuseDataset(actor, open, dataset) {
        return this.door.refuseDataset(actor, open, dataset);
    }
    listAccesses(actor, query) {
        const builder = this.database.read().createQueryBuilder(Access, 'access').where(visibleTo(actor));
        if (query.outcome)
            builder.andWhere('access.outcome = :outcome', { outcome: query.outcome });
        if (query.consentId)
            builder.andWhere('access.consentId = :consentId', { consentId: query.consentId });
        return pageById(builder, 'access', query);
    }
    // What modules above ask and tell, for the system
    async consentFor(manager, applicationId) {
        const consent = await newestConsent(manager, { applicationId });
        return consent && { id: consent.id, state: consent.stateAt(now()), uses: consent.uses, usesMax: consent.usesMax, expiresAt: consent.expiresAt };
    }
    async requestFor(manager, applicationId) {
        const request = await newestRequest(manager, { applicationId });
        return request && { id: request.id, state: request.stateAt(now()), consentId: request.consentId, lapsesAt: request.lapsesAt };
    }
    /** Whether the application has a consent that works now and holds all that its request called required. */
    async coversRequired(tx, applicationId) {
        const consent = await newestConsent(tx, { applicationId });
        if (!consent?.coversAt(now()))
            return false;
        const request = await tx.findOneByOrFail(ConsentRequest, { id: consent.requestId });
        const given = new Set(consent.items.map(({ dataset }) => dataset));
        return request.items.every(({ dataset, isRequired }) => !isRequired || given.has(dataset));
    }
    /** The application is over: what was given for it, and what is still asked, ends with it. */
    async endForApplication(tx, applicationId, event) {
        const instant = now();
        for (const { id } of await tx.findBy(Consent, { applicationId, state: In(liveStates) }))
            await this.endByPlatform(tx, id, event, instant);
        for (const { id } of await tx.findBy(ConsentRequest, { applicationId, state: 'requested' }))
            await this.endRequest(tx, id, 'withdraw', instant);
    }
    /** Monitoring lives only as long as the loan. */
    async loanEnded(tx, loanId) {
        const instant = now();
        for (const { id } of await tx.findBy(Consent, { loanId, state: In(liveStates) }))
            await this.endByPlatform(tx, id, 'terminate', instant);
        for (const { id } of await tx.findBy(ConsentRequest, { loanId, state: 'requested' }))
            await this.endRequest(tx, id, 'withdraw', instant);
    }
    /** The clock: expired consents, spent ones nobody can read under any more, unanswered requests. */
    async endDue(tx) {
        const instant = now();
        const openStates = ['active', 'paused'];
        const expired = await tx.find(Consent, { where: { state: In(openStates), expiresAt: LessThanOrEqual(instant) }, take: dueMax });
        for (const { id } of expired)
            await this.endByPlatform(tx, id, 'expire', instant);
        const spent = await tx
            .createQueryBuilder(Consent, 'consent')
            .where({ state: In(openStates), expiresAt: MoreThan(instant), lastAccessAt: LessThanOrEqual(new Date(instant.getTime() - readableMs)) })
            .andWhere('consent.uses >= consent.usesMax')
            .take(dueMax)
            .getMany();
        for (const { id } of spent)
            await this.endByPlatform(tx, id, 'exhaust', instant);
        const unanswered = await tx.find(ConsentRequest, { where: { state: 'requested', lapsesAt: LessThanOrEqual(instant) }, take: dueMax });
        for (const { id } of unanswered)
            await this.endRequest(tx, id, 'lapse', instant);
    }
    async moveByPerson(actor, consentId, move, mayDo, note) {
        return this.database.transaction(async (tx) => {
            const consent = await visibleConsentForMove(tx, actor, consentId);
            if (!mayDo(actor, consent))
                throw new Forbidden('这一步只能由另一方来做');
            const instant = now();
            // The clock has ended it already; only the timer has not written it down.
            if (consent.stateAt(instant) !== consent.state)
                consentMachine.next(consent.stateAt(instant), move);
            await this.move(tx, actor, consent, move, instant, note);
            return consent;
        });
    }
    async endByPlatform(tx, consentId, move, instant) {
        const consent = await lockRow(tx, Consent, { id: consentId });
        // Ended by someone between the list and the lock: nothing is left to do.
        if (!consent || !consentMachine.allows(consent.state, move))
            return;
        await this.move(tx, platform, consent, move, instant);
    }
    async endRequest(tx, requestId, event, instant) {
        const request = await lockRow(tx, ConsentRequest, { id: requestId });
        if (request?.state === 'requested')
            await this.requests.end(tx, platform, request, event, instant);
    }
    /** Compare-and-set: of two simultaneous moves out of one state, the second finds no row and gets a 409. */
    async move(tx, actor, consent, move, instant, note) {
        const from = consent.state;
        consent.apply(move);
        const isEnd = consentMachine.isFinal(consent.state);
        const changes = { state: consent.state, ...(isEnd && { endedAt: instant, endNote: note ?? null }) };
        const { affected } = await tx.update(Consent, { id: consent.id, state: from }, changes);
        if (affected !== 1)
            throw new ConcurrentChange('这份授权刚刚有了变化，请刷新再看', { consentId: consent.id });
        Object.assign(consent, changes);
        const { enterpriseId, receiverId, applicationId } = consent;
        await recordEvidence(tx, actor, kinds[move], { consent: consent.id, receiver: receiverId, application: applicationId }, { enterpriseId, subjectId: consent.id });
        if (isEnd)
            await emit(tx, consentEnded, { consentId: consent.id, applicationId, enterpriseId, receiverId, state: consent.state });
    }
}
//# sourceMappingURL=consents.service.js.map