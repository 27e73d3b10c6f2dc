export { EvidenceEntry } from './entry.entity.js';
export { EvidenceUnavailable } from './evidence.errors.js';
export { defineEvidence, evidenceKinds, recordEvidence } from './evidence.service.js';
export { evidenceRoutes } from './evidence.routes.js';
//# sourceMappingURL=index.js.map