/** One wrong field: an RFC 6901 pointer, the rule it breaks, and a sentence for people. */
export interface FieldError {
  readonly pointer: string;
  readonly rule: string;
  readonly detail: string;
}

/** Everything we throw on purpose. `message` and `errors` are read by the caller; `details` only go to the log. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly status: number;

  constructor(
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly errors?: readonly FieldError[],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class Malformed extends DomainError {
  readonly code: string = 'malformed';
  readonly status = 400;
}
export class Unauthenticated extends DomainError {
  readonly code: string = 'unauthenticated';
  readonly status = 401;
}
export class Forbidden extends DomainError {
  readonly code: string = 'forbidden';
  readonly status = 403;
}
/** The person has not just proven themselves (password and one-time code); a consequential act needs it. */
export class FreshProofRequired extends Forbidden {
  override readonly code = 'fresh_proof_required';
}
export class NotFound extends DomainError {
  readonly code: string = 'not_found';
  readonly status = 404;
}
export class ConcurrentChange extends DomainError {
  readonly code: string = 'concurrent_change';
  readonly status = 409;
}
export class IllegalTransition extends DomainError {
  readonly code: string = 'illegal_transition';
  readonly status = 409;
}
/** Allowed and well formed, but the facts are against it (sums that do not reconcile, a name that is taken). */
export class Conflict extends DomainError {
  readonly code: string = 'conflict';
  readonly status = 409;
}
export class PreconditionFailed extends DomainError {
  readonly code: string = 'precondition_failed';
  readonly status = 412;
}
export class TooLarge extends DomainError {
  readonly code: string = 'too_large';
  readonly status = 413;
}
export class UnsupportedMediaType extends DomainError {
  readonly code: string = 'unsupported_media_type';
  readonly status = 415;
}
export class InvalidInput extends DomainError {
  readonly code: string = 'invalid_input';
  readonly status = 422;
}
export class TooMany extends DomainError {
  readonly code: string = 'too_many_requests';
  readonly status = 429;

  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}
export class Unavailable extends DomainError {
  readonly code: string = 'unavailable';
  readonly status = 503;
}

/** A refusal that must stay on the record: work *returns* it, the transaction commits, then it is thrown. */
export class Refused extends NotFound {}

/** One wrong field of a body, for rules that only a service can check. */
export const invalidField = (pointer: string, rule: string, detail: string): InvalidInput =>
  new InvalidInput(detail, {}, [{ pointer, rule, detail }]);
