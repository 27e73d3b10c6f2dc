import { In } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { percentText, yuanText } from '../../kernel/pure/format.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import type { creditLineView, lendingEventView, loanView } from './lending.contract.js';
import type { Neighbours } from './lending.neighbours.js';
import { canDisburse, canReport, reversalObstacle } from './lending.policy.js';
import { reversedAmong } from './lending.repository.js';
import { Loan } from './loan.entity.js';

type EventView = z.input<typeof lendingEventView>;
type LoanView = z.input<typeof loanView>;
type LineView = z.input<typeof creditLineView>;
interface Parties {
  readonly enterpriseId: string;
  readonly bankId: string;
}

/** Rows as people read them, a page at a time. */
export class LendingViews {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<Neighbours, 'enterprises' | 'organisations' | 'people'>,
  ) {}

  async events(actor: Actor, rows: readonly LendingEvent[]): Promise<EventView[]> {
    const manager = this.database.read();
    const names = await this.names(rows);
    const people = await this.neighbours.people.namesOf(distinct(rows.map(({ reportedBy }) => reportedBy)));
    const reversed = await reversedAmong(
      manager,
      rows.map(({ id }) => id),
    );
    const lines = byId(await manager.findBy(CreditLine, { id: In(present(rows.map(({ creditLineId }) => creditLineId))) }));
    const loans = byId(await manager.findBy(Loan, { id: In(present(rows.map(({ loanId }) => loanId))) }));
    const open = new Set(
      (await manager.findBy(CreditLine, { applicationId: In(distinct(rows.map(({ applicationId }) => applicationId))), state: 'open' })).map(
        ({ applicationId }) => applicationId,
      ),
    );
    return rows.map((row) => {
      const isReversed = reversed.has(row.id);
      const dependants = {
        hasOpenLine: open.has(row.applicationId),
        line: lines.get(row.creditLineId ?? '') ?? null,
        loan: loans.get(row.loanId ?? '') ?? null,
      };
      return {
        id: row.id,
        kind: row.kind,
        reference: row.reference,
        on: row.on,
        amount: yuanOf(row.amountFen),
        detail: detailOf(row),
        enterprise: names.enterprise(row),
        applicationId: row.applicationId,
        creditLineId: row.creditLineId,
        loanId: row.loanId,
        isReversed,
        reportedBy: people.get(row.reportedBy)?.name ?? '',
        reportedAt: row.reportedAt.toISOString(),
        can: canReport(actor, row) && reversalObstacle(row, isReversed, dependants) === null ? (['reverse'] as const).slice() : [],
      };
    });
  }

  async loans(rows: readonly Loan[]): Promise<LoanView[]> {
    const manager = this.database.read();
    const names = await this.names(rows);
    const events = await manager.find(LendingEvent, { where: { loanId: In(rows.map(({ id }) => id)) }, order: { id: 'ASC' } });
    const reversed = await reversedAmong(
      manager,
      events.map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      state: row.state,
      creditLineId: row.creditLineId,
      amount: yuanOf(row.amountFen),
      outstanding: yuanOf(row.outstandingFen),
      repaidPrincipal: yuanOf(row.repaidPrincipalFen),
      repaidInterest: yuanOf(row.repaidInterestFen),
      writtenOff: yuanOf(row.writtenOffFen),
      rate: percentOf(row.ratePpm),
      method: row.method,
      disbursedOn: row.disbursedOn,
      dueOn: row.dueOn,
      settledOn: row.settledOn,
      writtenOffOn: row.writtenOffOn,
      enterprise: names.enterprise(row),
      bank: names.bank(row),
      productName: row.productName,
      events: events
        .filter((event) => event.loanId === row.id)
        .map((event) => ({
          id: event.id,
          kind: event.kind,
          on: event.on,
          amount: yuanOf(event.amountFen),
          reference: event.reference,
          isReversed: reversed.has(event.id),
        })),
    }));
  }

  async lines(actor: Actor, rows: readonly CreditLine[]): Promise<LineView[]> {
    const names = await this.names(rows);
    const today = chinaDate(now());
    return rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      applicationId: row.applicationId,
      applicationReference: row.applicationReference,
      contractNumber: row.contractNumber,
      enterprise: names.enterprise(row),
      bank: names.bank(row),
      productName: row.productName,
      limit: yuanOf(row.limitFen),
      drawn: yuanOf(row.drawnFen),
      outstanding: yuanOf(row.outstandingFen),
      available: yuanOf(row.availableFen()),
      isRevolving: row.isRevolving,
      guaranteeType: row.guaranteeType,
      grantedOn: row.grantedOn,
      until: row.validUntil,
      loanCount: row.loanCount,
      can: canDisburse(actor, row, today) ? (['disburse'] as const).slice() : [],
    }));
  }

  private async names(rows: readonly Parties[]) {
    const firms = await this.neighbours.enterprises.briefs(distinct(rows.map(({ enterpriseId }) => enterpriseId)));
    const banks = await this.neighbours.organisations.nameOf(distinct(rows.map(({ bankId }) => bankId)));
    return {
      enterprise: ({ enterpriseId: id }: Parties) => ({ id, name: firms.get(id)?.name ?? '', uscc: firms.get(id)?.uscc ?? '' }),
      bank: ({ bankId: id }: Parties) => ({ id, name: banks.get(id)?.name ?? '' }),
    };
  }
}

function detailOf(event: LendingEvent): string {
  // What the bank sent, as it was kept; the fields of each kind are those of the contract.
  const sent = JSON.parse(event.content) as Record<string, string | number | boolean>;
  const amount = yuanText(yuanOf(event.amountFen));
  switch (event.kind) {
    case 'contracted':
      return `合同 ${sent.contractNumber}，金额 ${amount}`;
    case 'granted':
      return `${sent.isRevolving ? '循环额度' : '额度'} ${amount}，到 ${sent.until}`;
    case 'disbursed':
      return `放款 ${amount}，年利率 ${percentText(percentOf(event.ratePpm))}，到期 ${sent.dueOn}`;
    case 'repaid':
      return `还本金 ${amount}，利息 ${yuanText(yuanOf(event.interestFen))}`;
    case 'writtenOff':
      return `核销本金 ${amount}：${sent.reason}`;
    case 'reversed':
      return `冲正：${sent.reason}`;
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));
const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
const present = (ids: readonly (string | null)[]): string[] => distinct(ids.flatMap((id) => id ?? []));
