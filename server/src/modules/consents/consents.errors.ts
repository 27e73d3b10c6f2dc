import { DomainError } from '../../kernel/errors.js';

/** What was read is not what would be signed now: a month has passed, or the narrowing is another. */
export class NoticeChanged extends DomainError {
  readonly code = 'notice_changed';
  readonly status = 409;
}

/** The enterprise said no a short while ago; asking again at once is not allowed. */
export class CoolingDown extends DomainError {
  readonly code = 'cooling_down';
  readonly status = 409;
}
