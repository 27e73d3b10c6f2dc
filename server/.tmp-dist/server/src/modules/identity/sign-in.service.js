import { LessThan } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { newToken, sha256 } from '../../kernel/crypto/index.js';
import { lockRow } from '../../kernel/database/index.js';
import { invalidField, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { searchKey } from '../../kernel/pure/text.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { passwordProblem } from './password.policy.js';
import { asPerson, spendCode } from './people.js';
import { Person } from './person.entity.js';
import { SignInChallenge } from './proof.entities.js';
import { forgetTries, giveTryBack, sweepTries, takeTry, tooManyTries } from './proof-tries.js';
import { Session } from './session.entity.js';
import { endSessions, startSession, sweepSessions } from './sessions.js';
import { platform } from '../../kernel/actor.js';
const challengeMs = 5 * 60_000;
const triesMax = 5;
const isRefusal = (value) => 'refused' in value || 'waitSeconds' in value;
/** Password, then one-time code, then a session. */
export class SignInService {
    constructor(database, sealing, passwords) {
        this.database = database;
        this.sealing = sealing;
        this.passwords = passwords;
    }
    /** An unknown user name takes the same steps, writes and time as a wrong password. */
    async start(username, password) {
        const usernameKey = searchKey(username);
        await this.takeTry(usernameKey);
        const person = await this.database.read().findOneBy(Person, { usernameKey });
        const isRight = await this.passwords.verify(person?.passwordHash ?? null, password);
        if (!person || !isRight) {
            await this.database.transaction((tx) => recordEvidence(tx, person ? asPerson(person.id) : platform, entries.proofFailed, { step: 'password' }));
            throw new Unauthenticated('用户名或密码不对');
        }
        const challenge = newToken();
        const expiresAt = new Date(now().getTime() + challengeMs);
        await this.database.transaction(async (tx) => {
            await giveTryBack(tx, usernameKey);
            await tx.insert(SignInChallenge, { id: newId(), digest: sha256(challenge), personId: person.id, tries: 0, expiresAt, usedAt: null });
        });
        return { challenge, expiresAt };
    }
    async finish(challenge, code, origin, replacedToken) {
        const outcome = await this.database.transaction((tx) => this.answer(tx, challenge, code, origin, replacedToken));
        if (!isRefusal(outcome))
            return outcome;
        if ('waitSeconds' in outcome)
            return tooManyTries(outcome.waitSeconds);
        if (outcome.refused === 'expired')
            throw new Unauthenticated('这次登录已过期，请重新输入用户名和密码');
        throw invalidField('/body/code', 'proof', '验证码不对，或者刚刚用过，请等下一个验证码');
    }
    /** Password and code once more. Right ones make the session's proof fresh; wrong ones count like those of signing in. */
    async prove(actor, password, code) {
        const person = await this.personOf(actor);
        await this.takeTry(person.usernameKey);
        const isRight = await this.passwords.verify(person.passwordHash, password);
        const isProven = await this.database.transaction(async (tx) => {
            // The code is spent even when the password was wrong: otherwise it could be kept for the next guess.
            const isSpent = await spendCode(tx, this.sealing, person, code);
            if (!isRight || !isSpent) {
                await recordEvidence(tx, actor, entries.proofFailed, { step: 'again' });
                return false;
            }
            await forgetTries(tx, person.usernameKey);
            await tx.update(Session, { id: actor.sessionId ?? '' }, { provenAt: now() });
            await recordEvidence(tx, actor, entries.selfProven, { sessionId: actor.sessionId ?? '' }, { subjectId: actor.sessionId ?? '' });
            return true;
        });
        if (!isProven)
            throw invalidField('/body/code', 'proof', '密码或验证码不对；验证码只能用一次，请等下一个再试');
    }
    async changePassword(actor, newPassword) {
        const person = await this.personOf(actor);
        const problem = passwordProblem(newPassword, person.username);
        if (problem)
            throw invalidField('/body/newPassword', 'weak', problem);
        if (await this.passwords.verify(person.passwordHash, newPassword))
            throw invalidField('/body/newPassword', 'same', '新密码和现在的密码一样，请换一个');
        const passwordHash = await this.passwords.hash(newPassword);
        await this.database.transaction(async (tx) => {
            await tx.update(Person, { id: person.id }, { passwordHash });
            await tx.delete(SignInChallenge, { personId: person.id });
            await endSessions(tx, actor, { personId: person.id, exceptId: actor.sessionId ?? '' });
            await recordEvidence(tx, actor, entries.passwordChanged, { personId: person.id }, { subjectId: person.id });
        });
    }
    async sweep(tx) {
        await sweepSessions(tx);
        await sweepTries(tx);
        await tx.delete(SignInChallenge, { expiresAt: LessThan(now()) });
    }
    async answer(tx, token, code, origin, replacedToken) {
        const challenge = await lockRow(tx, SignInChallenge, { digest: sha256(token) });
        if (!challenge || challenge.usedAt !== null || challenge.expiresAt <= now() || challenge.tries >= triesMax)
            return { refused: 'expired' };
        const person = await tx.findOneByOrFail(Person, { id: challenge.personId });
        const waitSeconds = await takeTry(tx, person.usernameKey);
        if (waitSeconds !== null)
            return { waitSeconds };
        if (!(await spendCode(tx, this.sealing, person, code))) {
            await tx.update(SignInChallenge, { id: challenge.id, tries: challenge.tries }, { tries: challenge.tries + 1 });
            await recordEvidence(tx, asPerson(person.id), entries.proofFailed, { step: 'code' });
            return { refused: 'wrong' };
        }
        await tx.update(SignInChallenge, { id: challenge.id }, { usedAt: now() });
        await forgetTries(tx, person.usernameKey);
        return startSession(tx, person, origin, replacedToken);
    }
    async takeTry(usernameKey) {
        const waitSeconds = await this.database.transaction((tx) => takeTry(tx, usernameKey));
        if (waitSeconds !== null)
            tooManyTries(waitSeconds);
    }
    async personOf(actor) {
        const person = await this.database.read().findOneBy(Person, { id: actor.personId });
        if (!person)
            throw new NotFound('没有这个账号');
        return person;
    }
}
//# sourceMappingURL=sign-in.service.js.map