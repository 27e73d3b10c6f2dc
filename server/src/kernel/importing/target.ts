import type { CheckerInput, Values } from './checker.js';
import type { Encoding } from './encoding.js';
import type { StoredFile } from './formats/stored-file.js';
import type { FileFormat } from './formats/table.js';
import type { FieldSpec } from './fields.contract.js';
import type { ImportLimits } from './limits.js';
import type { Mapping } from './mapping.contract.js';
import type { RejectedRow } from './rejects.js';
import type { Separator } from './separator.js';

export interface FileReport {
  readonly format: FileFormat;
  /** Of texts. */
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  /** Of workbooks. */
  readonly sheet: string | null;
  readonly hiddenRows: number;
  readonly mergedRanges: number;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Lines above the header. */
  readonly titleLines: number;
  /** Sums and signatures: recognised, not loaded. */
  readonly footers: number;
  readonly footerExamples: readonly { readonly line: number; readonly text: string }[];
  /** Data rows; blank ones are none. */
  readonly rows: number;
  readonly bytes: number;
}

export interface AcceptedRow {
  readonly line: number;
  readonly values: Values;
  /** As received, for a target that refuses the row by what it knows. */
  readonly cells: readonly string[];
}

export interface ImportChunk {
  /** In the order of the target's sort key; otherwise of the file. */
  readonly accepted: readonly AcceptedRow[];
  readonly rejected: readonly RejectedRow[];
  /** The checkpoint: data rows of the file that are settled once this chunk is. */
  readonly rowsDone: number;
  readonly lastLine: number;
}

/** Where the rows go. The module that knows brings it. */
export interface ImportTarget {
  /** Rows of one chunk are handed over in this order: a clustered table loads faster so. */
  sortKey?(values: Values): string;
  /** Work on the rows that needs no database. Called while the chunk before is still being committed, which on another machine is time won. */
  prepare?(chunk: ImportChunk): void;
  /**
   * Commits rows, rejects and checkpoint in one transaction, so a crash leaves the chunk done or not begun.
   * May turn accepted rows away by facts only it knows, and then says how many.
   */
  chunk(chunk: ImportChunk): Promise<void | { readonly turnedAway: number }>;
}

export interface ImportProgress {
  readonly stage: 'inspecting' | 'loading';
  readonly rowsDone: number;
  /** Known once the file was inspected. */
  readonly rowsTotal?: number;
  readonly bytesDone: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** As the last committed chunk left it. */
export interface ImportCheckpoint {
  readonly rowsDone: number;
  readonly accepted: number;
  readonly rejected: number;
}

export interface ImportRun {
  /** Gives the same bytes each time it is called; it is called more than once. */
  readonly source: () => AsyncIterable<Uint8Array>;
  /** The same file, to be read in parts: without it a workbook cannot be read. */
  readonly file?: StoredFile;
  readonly mapping: Mapping;
  readonly fields: readonly FieldSpec[];
  readonly target: ImportTarget;
  readonly limits?: ImportLimits;
  readonly exceptional?: ReadonlySet<string>;
  readonly rules?: CheckerInput['rules'];
  readonly keyFields?: ReadonlySet<string>;
  readonly resume?: ImportCheckpoint;
  /** As a function: as many as the last chunks have shown to be good. */
  readonly chunkRows?: number | (() => number);
  readonly onProgress?: (progress: ImportProgress) => void | Promise<void>;
  /** Asked between chunks; what is committed stays. */
  readonly isCancelled?: () => boolean | Promise<boolean>;
}

export interface ImportReport extends ImportCheckpoint {
  readonly outcome: 'loaded' | 'cancelled';
  readonly file: FileReport | null;
}
