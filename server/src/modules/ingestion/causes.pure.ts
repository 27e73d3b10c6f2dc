import type { RowProblem } from '../../kernel/importing/problems.js';
import type { BatchView } from './ingestion.contract.js';

export type Cause = BatchView['causes'][number];

/** The list stands on the batch's own row: it must stay small whatever a file holds. Rows beyond it are still counted and listed. */
const lengthMax = 16_000;

/** Why rows were sent back, by rule and field, with the first example; `rows` counts a row once per cause. */
export class Causes {
  private readonly byKey: Map<string, Cause>;

  constructor(causes: readonly Cause[]) {
    this.byKey = new Map(causes.map((cause) => [keyOf(cause), cause]));
  }

  add(problems: readonly RowProblem[]): void {
    const seen = new Set<string>();
    for (const { rule, field, header, received, detail, remedy } of problems) {
      const key = keyOf({ rule, field });
      if (seen.has(key)) continue;
      seen.add(key);
      const cause = this.byKey.get(key);
      if (cause) this.byKey.set(key, { ...cause, rows: cause.rows + 1, detail: detailOf(cause, detail.slice(0, 200)) });
      else
        this.addNew({
          rule,
          field,
          header: header.slice(0, 60),
          rows: 1,
          example: received.slice(0, 80),
          detail: detail.slice(0, 200),
          remedy: remedy.slice(0, 200),
        });
    }
  }

  /** Most rows first: mending the first of them helps most. */
  list(): Cause[] {
    return [...this.byKey.values()].sort((left, right) => right.rows - left.rows || (keyOf(left) < keyOf(right) ? -1 : 1));
  }

  private addNew(cause: Cause): void {
    const length = JSON.stringify([...this.byKey.values(), cause]).length;
    if (length <= lengthMax) this.byKey.set(keyOf(cause), cause);
  }
}

/** One rule finds several things wrong; a cause that stands for rows of different kinds must not tell them all the first one's. */
const commonDetails: Readonly<Record<string, string>> = {
  usccInvalid: '不是有效的统一社会信用代码，每行错在哪里见“逐行”',
  usccDoubtful: '统一社会信用代码的第 18 位对不上',
  dateUnreadable: '日期写法认不出',
  dateImpossible: '没有这一天或这个月',
  dateOutOfRange: '日期不在可收的范围里',
};
const detailOf = ({ rule, detail }: Cause, other: string): string => (detail === other ? detail : (commonDetails[rule] ?? detail));

const keyOf = ({ rule, field }: Pick<Cause, 'rule' | 'field'>): string => `${rule} ${field}`;
