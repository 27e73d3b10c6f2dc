/** A document as plain data: what it says and in which order. `render` decides how it looks, on a thread of its own. */
export interface DocumentSpec {
  /** Title of the file and of the running head: 企业信用报告. */
  readonly title: string;
  /** Whom or what it is about: the second half of the running head. */
  readonly subject: string;
  readonly author: string;
  readonly madeAt: string;
  readonly cover: Cover;
  readonly blocks: readonly Block[];
  /** Runs diagonally over every page: who reads, of which organisation, when. */
  readonly watermark: string | null;
  readonly verification: Verification;
}

export interface Verification {
  readonly number: string;
  readonly code: string;
  /** The page that checks it, with number and code in the fragment, which no server sees. */
  readonly url: string;
  /** The same page as people type it. */
  readonly address: string;
}

export interface Cover {
  readonly organisation: string;
  readonly headline: string;
  readonly subline: string;
  readonly pairs: readonly Pair[];
  readonly note: string;
}

export type Pair = readonly [label: string, value: string];
export type Tone = 'plain' | 'good' | 'wait' | 'stop' | 'hold';

export interface Cell {
  readonly text: string;
  /** A second, quieter line. */
  readonly sub?: string;
  /** Not authorised or withheld: hatched, never blank. */
  readonly isHidden?: true;
  readonly isBold?: true;
  readonly tone?: Tone;
  /** Where it stands between the lowest and the highest, 0 to 1: a bar beneath the text. */
  readonly meter?: number;
}
export interface Column {
  readonly title: string;
  /** Share of the width; all columns together make the whole. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly shape: 'bar' | 'line';
  readonly title: string;
  readonly unit: string;
  /** As of when, from whom. */
  readonly foot: string;
  /** Null: there is no figure for it. */
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
  /** The same months a year before, as a dashed grey line. */
  readonly before?: readonly (number | null)[];
  /** The first so many points lie outside of what was authorised. */
  readonly hidden?: { readonly points: number; readonly reason: string };
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly note?: string }
  | { readonly kind: 'text'; readonly text: string; readonly isQuiet?: true }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly tone?: Tone }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'parts';
      readonly parts: readonly { readonly title: string; readonly tone: Tone; readonly items: readonly string[]; readonly empty: string }[];
    }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly (string | Cell)[])[]; readonly empty?: string }
  | { readonly kind: 'note'; readonly title: string; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'pageBreak' }
  | ChartBlock;

export interface RenderedDocument {
  readonly pdf: Buffer;
  readonly pages: number;
}
