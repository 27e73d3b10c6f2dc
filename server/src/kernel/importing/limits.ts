/** What one file may be. Lengths count characters after decoding, since that is what memory holds. */
export interface ImportLimits {
  readonly bytesMax: number;
  readonly rowsMax: number;
  readonly rowLengthMax: number;
  readonly columnsMax: number;
  readonly cellLengthMax: number;
  /** What an archive may unpack to, counted while it is unpacked: its own word for it is not trusted. */
  readonly expandedBytesMax: number;
  /** The table of texts of a workbook, in UTF-8: cells point into it, so it has to be held. */
  readonly sharedTextBytesMax: number;
  readonly sharedTextsMax: number;
  readonly sheetsMax: number;
  readonly mergedRangesMax: number;
  /** A chunk closes at this many characters even with few rows, so wide rows cannot fill memory. */
  readonly chunkLengthMax: number;
}

export const importLimits: ImportLimits = {
  bytesMax: 512 * 1024 * 1024,
  rowsMax: 5_000_000,
  rowLengthMax: 1024 * 1024,
  columnsMax: 200,
  cellLengthMax: 32 * 1024,
  expandedBytesMax: 1536 * 1024 * 1024,
  sharedTextBytesMax: 64 * 1024 * 1024,
  sharedTextsMax: 2_000_000,
  sheetsMax: 100,
  mergedRangesMax: 50_000,
  chunkLengthMax: 4 * 1024 * 1024,
};
