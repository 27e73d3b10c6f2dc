import { DomainError } from '../../kernel/errors.js';
/** What was read is not what would be signed now: a month has passed, or the narrowing is another. */
export class NoticeChanged extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'notice_changed';
        this.status = 409;
    }
}
/** The enterprise said no a short while ago; asking again at once is not allowed. */
export class CoolingDown extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'cooling_down';
        this.status = 409;
    }
}
//# sourceMappingURL=consents.errors.js.map