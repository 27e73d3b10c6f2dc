/** Everything we throw on purpose. `message` and `errors` are read by the caller; `details` only go to the log. */
export class DomainError extends Error {
    constructor(message, details = {}, errors) {
        super(message);
        this.details = details;
        this.errors = errors;
        this.name = new.target.name;
    }
}
export class Malformed extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'malformed';
        this.status = 400;
    }
}
export class Unauthenticated extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'unauthenticated';
        this.status = 401;
    }
}
export class Forbidden extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'forbidden';
        this.status = 403;
    }
}
/** The person has not just proven themselves (password and one-time code); a consequential act needs it. */
export class FreshProofRequired extends Forbidden {
    constructor() {
        super(...arguments);
        this.code = 'fresh_proof_required';
    }
}
export class NotFound extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'not_found';
        this.status = 404;
    }
}
export class ConcurrentChange extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'concurrent_change';
        this.status = 409;
    }
}
export class IllegalTransition extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'illegal_transition';
        this.status = 409;
    }
}
/** Allowed and well formed, but the facts are against it (sums that do not reconcile, a name that is taken). */
export class Conflict extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'conflict';
        this.status = 409;
    }
}
export class PreconditionFailed extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'precondition_failed';
        this.status = 412;
    }
}
export class TooLarge extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'too_large';
        this.status = 413;
    }
}
export class UnsupportedMediaType extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'unsupported_media_type';
        this.status = 415;
    }
}
export class InvalidInput extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'invalid_input';
        this.status = 422;
    }
}
export class TooMany extends DomainError {
    constructor(message, retryAfterSeconds) {
        super(message);
        this.retryAfterSeconds = retryAfterSeconds;
        this.code = 'too_many_requests';
        this.status = 429;
    }
}
export class Unavailable extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'unavailable';
        this.status = 503;
    }
}
/** A refusal that must stay on the record: work *returns* it, the transaction commits, then it is thrown. */
export class Refused extends NotFound {
}
/** One wrong field of a body, for rules that only a service can check. */
export const invalidField = (pointer, rule, detail) => new InvalidInput(detail, {}, [{ pointer, rule, detail }]);
//# sourceMappingURL=errors.js.map