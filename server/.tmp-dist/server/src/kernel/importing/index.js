export { compileChecker } from './checker.js';
export { decodedText } from './decode.js';
export { fieldSpec, fieldSpecs, fieldType } from './fields.contract.js';
export { bindHeader } from './header.js';
export { importLimits } from './limits.js';
export { mappingFaults } from './mapping.js';
export { mappingSchema } from './mapping.contract.js';
export { shown as maskedForReport } from './masking.js';
export { FileRefused } from './refusal.js';
export { reportColumns } from './rejects.columns.js';
export { rejectsCsv } from './rejects.js';
export { csvRows } from './rows.js';
export { inspect } from './inspect.js';
export { runImport } from './run.js';
//# sourceMappingURL=index.js.map