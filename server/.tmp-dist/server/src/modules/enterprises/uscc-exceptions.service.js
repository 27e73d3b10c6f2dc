import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, once, pageById } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { checkUscc, usccReasonText } from '../../kernel/pure/uscc.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './enterprises.evidence.js';
import { UsccException } from './uscc-exception.entity.js';
/** Only a doubtful code can be let through: no reason makes a code of the wrong form right. */
export class UsccExceptionsService {
    constructor(database) {
        this.database = database;
    }
    async make(actor, key, { code, reason }) {
        return this.database.transaction(async (tx) => {
            const id = newId();
            await once(tx, key, id);
            const check = checkUscc(code);
            if (check.kind === 'valid')
                throw invalidField('/body/code', 'uscc.valid', '这个代码符合编码规则，不用放行');
            if (check.kind === 'invalid')
                throw invalidField('/body/code', 'uscc.invalid', `只有最后一位对不上的代码可以放行。${usccReasonText(check)}`);
            const exception = Object.assign(new UsccException(), {
                id,
                code: check.code,
                expected: check.expected,
                reason,
                madeBy: actor.personId,
                madeAt: now(),
            });
            try {
                await tx.insert(UsccException, exception);
            }
            catch (error) {
                if (isDuplicate(error))
                    throw new Conflict('这个代码已经放行过了');
                throw error;
            }
            await recordEvidence(tx, actor, entries.usccExcepted, { exceptionId: id, codeDigest: sha256(check.code) }, { subjectId: id });
            return exception;
        });
    }
    async page(page) {
        return pageById(this.database.read().createQueryBuilder(UsccException, 'exception'), 'exception', page);
    }
    async find(id) {
        const exception = await this.database.read().findOneBy(UsccException, { id });
        if (!exception)
            throw new NotFound('没有这个放行记录');
        return exception;
    }
}
//# sourceMappingURL=uscc-exceptions.service.js.map