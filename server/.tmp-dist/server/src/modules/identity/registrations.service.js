import { LessThan } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { newToken, sha256 } from '../../kernel/crypto/index.js';
import { invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { newTotpSecret, stepOfCode, totpEnrolment } from './one-time-codes.js';
import { passwordProblem } from './password.policy.js';
import { insertPerson } from './people.js';
import { Registration } from './registration.entity.js';
import { startSession } from './sessions.js';
const lifetimeMs = 30 * 60_000;
const triesMax = 10;
const contextOf = (registrationId) => `registration.totp:${registrationId}`;
/** An account anyone may make. It acts for nobody until a claim or an invitation gives it a membership. */
export class RegistrationsService {
    constructor(database, sealing, passwords) {
        this.database = database;
        this.sealing = sealing;
        this.passwords = passwords;
    }
    /** Says nothing about whether the name is taken: that is told at the end, to someone who has set up a second factor. */
    async start(username) {
        const id = newId();
        const registration = newToken();
        const secret = newTotpSecret();
        const expiresAt = new Date(now().getTime() + lifetimeMs);
        const totpSealed = this.sealing.seal(secret, contextOf(id));
        await this.database.transaction((tx) => tx.insert(Registration, { id, digest: sha256(registration), username, totpSealed, tries: 0, expiresAt, usedAt: null }));
        return { registration, expiresAt, totp: totpEnrolment(secret, username) };
    }
    async finish(token, account, origin, replacedToken) {
        const registration = await this.openOne(token);
        const problem = passwordProblem(account.password, registration.username);
        if (problem)
            throw invalidField('/body/password', 'weak', problem);
        const totpSecret = this.sealing.unseal(registration.totpSealed, contextOf(registration.id));
        const totpStep = stepOfCode(totpSecret, account.code);
        if (totpStep === null)
            throw invalidField('/body/code', 'proof', '验证码不对：请核对手机上的 6 位数字，并确认手机时间准确');
        const passwordHash = await this.passwords.hash(account.password);
        return this.database.transaction(async (tx) => {
            const person = await insertPerson(tx, this.sealing, {
                username: registration.username,
                name: account.name,
                passwordHash,
                totpSecret,
                totpStep,
            });
            const { affected } = await tx
                .createQueryBuilder()
                .update(Registration)
                .set({ usedAt: now() })
                .where('id = :id and used_at is null', { id: registration.id })
                .execute();
            if (affected !== 1)
                throw this.gone();
            return startSession(tx, person, origin, replacedToken);
        });
    }
    async sweep(tx) {
        await tx.delete(Registration, { expiresAt: LessThan(now()) });
    }
    async openOne(token) {
        const found = await this.database.transaction(async (tx) => {
            const registration = await tx.findOneBy(Registration, { digest: sha256(token) });
            if (!registration || registration.usedAt !== null || registration.expiresAt <= now() || registration.tries >= triesMax)
                return null;
            await tx.increment(Registration, { id: registration.id }, 'tries', 1);
            return registration;
        });
        if (!found)
            throw this.gone();
        return found;
    }
    gone() {
        return new NotFound('这次注册已过期或已完成，请从第一步重新开始');
    }
}
//# sourceMappingURL=registrations.service.js.map