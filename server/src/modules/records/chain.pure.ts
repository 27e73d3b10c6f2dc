import { saysTheSame, type Mark, type PastRow, type RowContent, type RowEnding, type StandingRow } from './stored-row.js';

/** One thing a delivery said about one row, at the instant at which we took it. */
export type Statement = { readonly batchId: string; readonly at: Date } & (
  | { readonly says: 'row'; readonly content: RowContent }
  /** That the row which stands still holds. `content` is what it confirms. */
  | { readonly says: 'again'; readonly content?: RowContent | undefined }
  | { readonly says: 'withdrawn'; readonly reason: string | null }
);

export interface Version {
  readonly content: RowContent;
  readonly batchId: string;
  readonly from: Date;
  readonly until: Date;
  readonly endedBy: string;
  readonly ending: Exclude<RowEnding, 'rolledBack'> | null;
  readonly reason: string | null;
}

/** What follows from a row's statements, one after another. */
export interface Chain {
  readonly standing: { readonly content: RowContent; readonly batchId: string; readonly from: Date } | null;
  readonly past: readonly Version[];
  readonly marks: readonly {
    readonly batchId: string;
    readonly kind: 'confirmed' | 'withdrawn';
    readonly reason: string | null;
    readonly at: Date;
  }[];
}

/** A delivery's statement never counts against a newer delivery's, whenever it arrives. Statements in the order of arrival. */
export function replay(statements: readonly Statement[]): Chain {
  let standing = null as Chain['standing'];
  let newest = '';
  const past: Version[] = [];
  const marks: Chain['marks'][number][] = [];
  for (const statement of statements) {
    const { batchId, at } = statement;
    const isLate = batchId < newest;
    if (statement.says === 'withdrawn') {
      marks.push({ batchId, kind: 'withdrawn', reason: statement.reason, at });
      if (isLate) continue;
      if (standing) past.push(ended(standing, at, batchId, 'withdrawn', statement.reason));
      standing = null;
    } else {
      const content: RowContent | undefined = statement.content ?? standing?.content;
      if (!content) continue;
      if (isLate) {
        past.push(ended({ content, batchId, from: at }, at, newest, 'late'));
        continue;
      }
      if (standing && saysTheSame(standing.content, content)) {
        if (standing.batchId !== batchId) marks.push({ batchId, kind: 'confirmed', reason: null, at });
      } else {
        if (standing) past.push(ended(standing, at, batchId, null));
        standing = { content, batchId, from: at };
      }
    }
    newest = batchId;
  }
  return { standing, past, marks };
}

function ended(
  standing: NonNullable<Chain['standing']>,
  until: Date,
  endedBy: string,
  ending: Version['ending'],
  reason: string | null = null,
): Version {
  return { ...standing, until, endedBy, ending, reason };
}

/** The statements from which what is stored about one row has come, in the order of arrival. Rolled back ones never counted. */
export function statementsOf(standing: StandingRow | undefined, past: readonly PastRow[], marks: readonly Mark[]): Statement[] {
  const rowOf = (row: StandingRow): Statement => ({ batchId: row.batchId, at: row.loadedAt, says: 'row', content: contentOf(row) });
  const dated = [
    ...past
      .filter(({ ending }) => ending !== 'rolledBack')
      // Of things of one instant, what was over in that instant came first; what is confirmed stood before.
      .map((row) => ({ statement: rowOf(row), rank: row.replacedAt.getTime() === row.loadedAt.getTime() ? 0 : 2 })),
    ...marks.flatMap((mark) => markStatement(mark)).map((statement) => ({ statement, rank: statement.says === 'withdrawn' ? 1 : 3 })),
    ...(standing ? [{ statement: rowOf(standing), rank: 2 }] : []),
  ];
  return dated
    .sort((left, right) => left.statement.at.getTime() - right.statement.at.getTime() || left.rank - right.rank)
    .map(({ statement }) => statement);
}

const markStatement = ({ batchId, markedAt, kind, reason }: Mark): Statement[] =>
  kind === 'confirmed'
    ? [{ batchId, at: markedAt, says: 'again' }]
    : kind === 'withdrawn'
      ? [{ batchId, at: markedAt, says: 'withdrawn', reason }]
      : [];

const contentOf = ({ version, disclosure, body, sealed, digest }: StandingRow): RowContent => ({ version, disclosure, body, sealed, digest });

/** Writes out what each confirmation confirms, so that it can stand by itself once the row it confirmed is taken away. */
export function withContents(statements: readonly Statement[]): Statement[] {
  return statements.map((statement, index) =>
    statement.says === 'again' && !statement.content ? { ...statement, content: replay(statements.slice(0, index)).standing?.content } : statement,
  );
}

/** As if one delivery had never said anything. */
export const without = (statements: readonly Statement[], batchId: string): Statement[] =>
  withContents(statements).filter((statement) => statement.batchId !== batchId);
