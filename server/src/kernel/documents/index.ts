export type { Block, Cell, ChartBlock, Column, Cover, DocumentSpec, Pair, RenderedDocument, Tone, Verification } from './document-spec.js';
export { documentsRoutes } from './documents.routes.js';
export { IssuedDocument } from './issued-document.entity.js';
export { maskedFirmName, newDocumentName, registerDocument, type DocumentName, type NewDocument } from './register.js';
export { DocumentRenderer } from './renderer.js';
