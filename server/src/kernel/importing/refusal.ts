import { DomainError } from '../errors.js';

/** Stable names: the web translates them, tests and statistics count them. */
export type RefusalRule =
  | 'emptyFile'
  | 'noRows'
  | 'fileTooLarge'
  | 'tooManyRows'
  | 'notText'
  | 'unsupportedEncoding'
  | 'wrongEncoding'
  | 'rowTooLong'
  | 'tooManyColumns'
  | 'unterminatedQuote'
  | 'emptyHeader'
  | 'duplicateHeader'
  | 'unknownHeader'
  | 'missingHeader'
  | 'expandedTooLarge'
  | 'archiveBroken'
  | 'archiveForeign'
  | 'workbookEncrypted'
  | 'sheetMissing'
  | 'sheetsTooMany'
  | 'sharedTextsTooMany'
  | 'markupForbidden'
  | 'markupBroken'
  | 'mergedTooMany'
  | 'lineNotObject'
  | 'duplicateKey';

export interface Refusal {
  readonly rule: RefusalRule;
  /** What is wrong, for the person who sent the file. */
  readonly detail: string;
  /** What they can do about it. */
  readonly remedy: string;
  /** Physical line, where one can be named. */
  readonly line?: number;
  readonly headers?: readonly string[];
}

/** The whole file is sent back: no row of it was, or will be, loaded. */
export class FileRefused extends DomainError {
  readonly code = 'file_refused';
  readonly status = 422;
  readonly rule: RefusalRule;
  readonly detail: string;
  readonly remedy: string;
  readonly line: number | undefined;
  readonly headers: readonly string[];

  constructor({ rule, detail, remedy, line, headers = [] }: Refusal) {
    super(`${detail}。${remedy}`, { rule, line }, [
      { pointer: line === undefined ? '/file' : `/file/lines/${line}`, rule, detail: `${detail}。${remedy}` },
    ]);
    this.rule = rule;
    this.detail = detail;
    this.remedy = remedy;
    this.line = line;
    this.headers = headers;
  }
}
