import { DomainError } from '../../kernel/errors.js';
/** The log cannot be written now, so nothing may be handed out (invariant 2). */
export class EvidenceUnavailable extends DomainError {
    constructor() {
        super(...arguments);
        this.code = 'evidence_unavailable';
        this.status = 503;
    }
}
//# sourceMappingURL=evidence.errors.js.map