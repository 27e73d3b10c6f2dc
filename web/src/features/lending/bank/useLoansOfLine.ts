import { listLoans, type CreditLineView, type LoanView } from '@server/modules/lending/lending.contract';
import { call } from '../../../kernel/api';

const pageSize = 200;

/** The loans of one line. The list knows no such filter, so it is read on until all of them are found. */
export async function loansOf(line: CreditLineView, signal: AbortSignal): Promise<readonly LoanView[]> {
  const found: LoanView[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: LoanView[]; nextCursor: string | null } = await call(
      listLoans,
      { query: { limit: pageSize, ...(cursor && { cursor }) } },
      { signal },
    );
    found.push(...page.items.filter((loan) => loan.creditLineId === line.id));
    cursor = found.length < line.loanCount ? page.nextCursor : null;
  } while (cursor);
  return found;
}
