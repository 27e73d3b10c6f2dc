import { DomainError } from '../../kernel/errors.js';

/** The log cannot be written now, so nothing may be handed out (invariant 2). */
export class EvidenceUnavailable extends DomainError {
  readonly code = 'evidence_unavailable';
  readonly status = 503;
}
