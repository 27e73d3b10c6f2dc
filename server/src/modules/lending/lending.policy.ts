import type { Actor } from '../../kernel/actor.js';
import type { CreditLine } from './credit-line.entity.js';
import type { LendingEvent } from './lending-event.entity.js';
import type { Loan } from './loan.entity.js';

/** What stands on an event; each is the row the event made or changed. */
export interface Dependants {
  readonly hasOpenLine: boolean;
  readonly line: Pick<CreditLine, 'loanCount' | 'isRevolving' | 'limitFen' | 'outstandingFen' | 'writtenOffFen'> | null;
  readonly loan: Pick<Loan, 'state' | 'repaymentCount' | 'writtenOffFen'> | null;
}

/** Why an event cannot be taken back now, in the words of whoever tries; null when it can. The newest goes first. */
export function reversalObstacle(
  event: Pick<LendingEvent, 'kind' | 'amountFen'>,
  isReversed: boolean,
  { hasOpenLine, line, loan }: Dependants,
): string | null {
  if (event.kind === 'reversed') return '冲正记录不能再冲正。请把正确的内容重新回流';
  if (isReversed) return '这条记录已经冲正过了';
  switch (event.kind) {
    case 'contracted':
      return hasOpenLine ? '这份合同下已有授信，请先冲正授信' : null;
    case 'granted':
      return line && line.loanCount > 0 ? `这笔授信下已有 ${line.loanCount} 笔放款，请先冲正放款` : null;
    case 'disbursed':
      if (loan && loan.writtenOffFen > 0n) return '这笔借据已有核销，请先冲正核销';
      return loan && loan.repaymentCount > 0 ? `这笔借据已有 ${loan.repaymentCount} 笔还款，请先冲正还款` : null;
    case 'repaid':
      if (loan?.state === 'writtenOff') return '这笔还款以后借据已经核销，请先冲正核销';
      return line?.isRevolving && line.outstandingFen + line.writtenOffFen + event.amountFen > line.limitFen
        ? '这笔还款腾出的额度已经又放款，请先冲正后来的放款'
        : null;
    case 'writtenOff':
      return null;
  }
}

export const canReport = (actor: Actor, record: { readonly bankId: string }): boolean =>
  actor.organisationId === record.bankId && actor.permissions.has('lending:report');

export const canDisburse = (actor: Actor, line: CreditLine, today: string): boolean =>
  canReport(actor, line) && line.state === 'open' && line.availableFen() > 0n && today <= line.validUntil;
