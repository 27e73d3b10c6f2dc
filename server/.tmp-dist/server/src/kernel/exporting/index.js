export { csvLine, csvStream } from './csv.js';
export { guardCell, unguardCell } from './guard.js';
export { xlsxStream } from './xlsx.js';
//# sourceMappingURL=index.js.map