import { isOwnCode, type FieldSpec } from './fields.contract.js';

/** Stable names: counted per dataset and source, and grouped on screen. */
export type RowRule =
  | 'columnCount'
  | 'strayQuote'
  | 'cellTooLong'
  | 'required'
  | 'usccInvalid'
  | 'usccDoubtful'
  | 'dateUnreadable'
  | 'dateImpossible'
  | 'dateOutOfRange'
  | 'numberUnreadable'
  | 'numberTooSmall'
  | 'numberTooLarge'
  | 'tooManyDecimals'
  | 'notInteger'
  | 'unknownCode'
  | 'regionUnreadable'
  | 'industryUnreadable'
  | 'flagUnreadable'
  | 'textTooLong'
  | 'controlCharacter'
  | 'patternMismatch'
  | 'partMissing'
  /** The file has no columns for it: only rows that are taken back can do without. */
  | 'onlyWithdrawals';

/** Why one cell was not taken, in the source's own terms. */
export interface RowProblem {
  /** Our field; empty when the whole row is meant. */
  readonly field: string;
  /** The source's column. */
  readonly header: string;
  readonly rule: RowRule | (string & {});
  /** Masked. */
  readonly received: string;
  readonly detail: string;
  readonly remedy: string;
}

export type FieldValue = string | number | null;

/** What a reader finds wrong; the checker adds where. */
export class Fault {
  constructor(
    readonly rule: RowRule,
    readonly detail: string,
    readonly remedy: string,
  ) {}
}

/** Reads one cell that is not empty. */
export type CellReader = (cell: string) => FieldValue | Fault;

/** `1 居民、2 一般工商业` for a short table; a long one is not copied into every problem. */
export function codesText(field: Pick<FieldSpec, 'codes' | 'title'>): string {
  const codes = field.codes ?? [];
  return codes.length <= 8 ? codes.map(codeWords).join('、') : `${field.title}代码表里的词`;
}

const codeWords = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  code === title || isOwnCode(code) ? title : `${code} ${title}`;
