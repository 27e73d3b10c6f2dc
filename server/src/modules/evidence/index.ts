export { EvidenceEntry } from './entry.entity.js';
export { EvidenceUnavailable } from './evidence.errors.js';
export { defineEvidence, evidenceKinds, recordEvidence, type EvidenceKind } from './evidence.service.js';
export { evidenceRoutes, type NamesOf } from './evidence.routes.js';
