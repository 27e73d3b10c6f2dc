/** What one file may be. Lengths count characters after decoding, since that is what memory holds. */
export interface ImportLimits {
  readonly bytesMax: number;
  readonly rowsMax: number;
  readonly rowLengthMax: number;
  readonly columnsMax: number;
  readonly cellLengthMax: number;
  /** A chunk closes at this many characters even with few rows, so wide rows cannot fill memory. */
  readonly chunkLengthMax: number;
}

export const importLimits: ImportLimits = {
  bytesMax: 512 * 1024 * 1024,
  rowsMax: 5_000_000,
  rowLengthMax: 1024 * 1024,
  columnsMax: 200,
  cellLengthMax: 32 * 1024,
  chunkLengthMax: 4 * 1024 * 1024,
};
