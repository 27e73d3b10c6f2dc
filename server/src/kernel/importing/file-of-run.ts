import type { StoredFile } from './formats/stored-file.js';
import type { ImportRun } from './target.js';

/** A run that only has a stream can read everything but workbooks. */
export const fileOf = ({ file, source }: Pick<ImportRun, 'file' | 'source'>): StoredFile =>
  file ?? {
    bytes: 0,
    stream: source,
    range: () => {
      throw new Error('A workbook is read in parts: the run needs `file`');
    },
  };
