export { csvLine, csvStream, type CsvCell } from './csv.js';
export { guardCell, unguardCell } from './guard.js';
export { xlsxStream, type ColumnType, type XlsxColumn, type XlsxTable, type XlsxValue } from './xlsx.js';
