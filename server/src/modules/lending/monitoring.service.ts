import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { searchKey } from '../../kernel/pure/text.js';
import { normaliseUscc } from '../../kernel/pure/uscc.js';
import type { Neighbours } from './lending.neighbours.js';
import { visibleTo } from './lending.repository.js';
import { livingLoanStates } from './loan.machine.js';
import { Loan } from './loan.entity.js';
import type { askMonitoring, monitoredLoan } from './monitoring.contract.js';

type Wish = z.output<(typeof askMonitoring)['body']>['items'];
type MonitoredLoan = z.input<typeof monitoredLoan>;

/** As many ids as one statement takes on either engine, with room. */
const borrowersMax = 20_000;

/** Watching a loan while it lives: asked for here, given and ended in consents. */
export class MonitoringService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
  ) {}

  /** The loan is locked: one that is being settled at this moment is either still living for both, or for neither. */
  async ask(actor: Actor, loanId: string, items: Wish, key: OnceKey): Promise<string> {
    const id = newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, id);
      const loan = await lockRow(tx, Loan, { id: loanId, ...visibleTo(actor) });
      if (!loan) throw new NotFound('没有这笔借据，或者您无权查看', { loanId });
      if (!livingLoanStates.includes(loan.state)) throw new Conflict('借据已经结束，不能再请企业授权贷后监测');
      const asked = {
        enterpriseId: loan.enterpriseId,
        receiverId: loan.bankId,
        receiverBranchId: actor.branchId ?? null,
        purpose: 'loanMonitoring' as const,
        loanId,
        loanReference: loan.reference,
        items,
        readers: '这笔借据的客户经理和审批人',
      };
      await this.neighbours.consents.request(tx, actor, asked, id);
    });
    return id;
  }

  async page(actor: Actor, query: PageQuery & { readonly living: 'true' | 'false'; readonly q?: string | undefined }): Promise<Page<Loan>> {
    const builder = this.database.read().createQueryBuilder(Loan, 'loan').where(visibleTo(actor));
    builder.andWhere(`loan.state ${query.living === 'true' ? '' : 'not '}in (:...livingLoanStates)`, { livingLoanStates });
    if (query.q !== undefined) {
      const firms = await this.borrowersNamed(actor, query.q);
      if (firms.length === 0) return { items: [], nextCursor: null };
      builder.andWhere('loan.enterpriseId in (:...firms)', { firms });
    }
    return pageById(builder, 'loan', query);
  }

  /** Only among the bank's own borrowers: whom it has lent nothing it learns nothing about. */
  private async borrowersNamed(actor: Actor, q: string): Promise<string[]> {
    const rows = await this.database
      .read()
      .createQueryBuilder(Loan, 'loan')
      .select('distinct loan.enterpriseId', 'id')
      .where(visibleTo(actor))
      .limit(borrowersMax)
      .getRawMany<{ id: string }>();
    const firms = await this.neighbours.enterprises.briefs(rows.map(({ id }) => id));
    const wanted = searchKey(q);
    const code = normaliseUscc(q);
    return [...firms].flatMap(([id, { name, uscc }]) => (searchKey(name).includes(wanted) || (code !== '' && uscc.includes(code)) ? [id] : []));
  }

  async present(manager: EntityManager, actor: Actor, loans: readonly Loan[]): Promise<MonitoredLoan[]> {
    const instant = now();
    const found = await this.neighbours.consents.monitoringOf(
      manager,
      loans.map(({ id }) => id),
    );
    const firms = await this.neighbours.enterprises.briefs([...new Set(loans.map(({ enterpriseId }) => enterpriseId))]);
    const cooling = new Map<string, Date | null>();
    for (const { enterpriseId, bankId } of loans)
      if (!cooling.has(enterpriseId)) cooling.set(enterpriseId, await this.neighbours.consents.coolingUntil(manager, enterpriseId, bankId));
    return loans.map((loan) => {
      const { request = null, consent = null } = found.get(loan.id) ?? {};
      const firm = firms.get(loan.enterpriseId);
      const state = consent?.stateAt(instant);
      const isStanding = request?.stateAt(instant) === 'requested' || state === 'active' || state === 'paused' || state === 'awaitingCosigner';
      const mayAsk = actor.permissions.has('consent:ask') && livingLoanStates.includes(loan.state) && !isStanding;
      const until = cooling.get(loan.enterpriseId) ?? null;
      return {
        loan: {
          id: loan.id,
          reference: loan.reference,
          state: loan.state,
          productName: loan.productName,
          amount: yuanOf(loan.amountFen),
          outstanding: yuanOf(loan.outstandingFen),
          disbursedOn: loan.disbursedOn,
          dueOn: loan.dueOn,
        },
        enterprise: { id: loan.enterpriseId, name: firm?.name ?? '', uscc: firm?.uscc ?? '' },
        request: request && {
          id: request.id,
          state: request.stateAt(instant),
          requestedAt: request.requestedAt.toISOString(),
          lapsesAt: request.lapsesAt.toISOString(),
        },
        consent: consent && {
          id: consent.id,
          state: consent.stateAt(instant),
          uses: consent.uses,
          usesMax: consent.usesMax,
          expiresAt: consent.expiresAt.toISOString(),
          lastAccessAt: consent.lastAccessAt?.toISOString() ?? null,
        },
        askableFrom: (mayAsk && until?.toISOString()) || null,
        can: [
          ...(mayAsk && !until ? (['ask'] as const) : []),
          ...(actor.permissions.has('profile:open') && state === 'active' && consent && consent.uses < consent.usesMax ? (['open'] as const) : []),
        ],
      };
    });
  }
}
