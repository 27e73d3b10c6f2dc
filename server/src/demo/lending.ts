import { now } from '../kernel/clock.js';
import { addMonths, chinaDate } from '../kernel/pure/working-calendar.js';
import * as lending from '../modules/lending/lending.contract.js';
import type { Case } from './cases.js';
import type { Bank } from './house.js';
import type { Owner } from './owners.js';
import { monthsApart } from './time.js';
import type { Town } from './town.js';

export interface LiveLoan {
  readonly id: string;
  readonly bank: Bank;
  readonly owner: Owner;
  readonly enterpriseId: string;
  readonly principal: number;
  readonly months: number;
  readonly rate: string;
  readonly since: string;
  paid: number;
}

/** Borrowers pay every third month. */
const paymentMonths = 3;
/** Firms in trouble stopped paying so many months ago. */
const troubledMonths = 5;

/** What banks report: contracts, grants, drawdowns, repayments. */
export class Lending {
  private readonly live: LiveLoan[] = [];
  private references = 0;

  constructor(private readonly town: Town) {}

  async report({ owner, bank, application, rate, method }: Case): Promise<void> {
    const on = chinaDate(now());
    const manager = await this.town.signedIn(bank.customerManager);
    const until = addMonths(on, application.termMonths);
    const { amount, id: applicationId } = application;
    await manager.call(lending.reportLendingEvent, {
      body: { kind: 'contracted', reference: this.reference('HT'), applicationId, contractNumber: this.reference('JK'), on, amount },
    });
    const granted = await manager.call(lending.reportLendingEvent, {
      body: {
        kind: 'granted',
        reference: this.reference('SX'),
        applicationId,
        on,
        limit: amount,
        until,
        isRevolving: false,
        guaranteeType: application.product.guaranteeType,
        isFirstLoan: this.town.chance.happens(0.3) && owner.firm.establishedOn > '2015',
      },
    });
    const disbursed = await manager.call(lending.reportLendingEvent, {
      body: { kind: 'disbursed', reference: this.reference('FK'), creditLineId: granted.creditLineId ?? '', on, amount, rate, dueOn: until, method },
    });
    if (!disbursed.loanId) return;
    this.live.push({
      id: disbursed.loanId,
      bank,
      owner,
      enterpriseId: application.enterprise.id,
      principal: Number(amount),
      months: application.termMonths,
      rate,
      since: on.slice(0, 7),
      paid: 0,
    });
  }

  /** Loans drawn in a month. */
  drawnIn(month: string): readonly LiveLoan[] {
    return this.live.filter(({ since }) => since === month);
  }

  /** A part of the principal and the interest of three months; the last payment settles. */
  async collect(month: string): Promise<void> {
    for (const loan of this.live) {
      const age = monthsApart(loan.since, month);
      if (age === 0 || loan.paid >= loan.months || (age % paymentMonths !== 0 && age < loan.months)) continue;
      if (loan.owner.firm.life === 'inArrears' && monthsApart(month, this.town.thisMonth) < troubledMonths) continue;
      await this.pay(loan);
    }
  }

  private async pay(loan: LiveLoan): Promise<void> {
    const manager = await this.town.signedIn(loan.bank.customerManager);
    const share = Math.floor(loan.principal / loan.months);
    const left = loan.principal - share * loan.paid;
    const months = Math.min(paymentMonths, loan.months - loan.paid);
    loan.paid += months;
    const principal = loan.paid === loan.months ? left : share * months;
    const interest = Math.round((left * Number(loan.rate) * months) / 12) / 100;
    await manager.call(lending.reportLendingEvent, {
      body: {
        kind: 'repaid',
        reference: this.reference('HK'),
        loanId: loan.id,
        on: chinaDate(now()),
        principal: principal.toFixed(2),
        interest: interest.toFixed(2),
      },
    });
  }

  private reference(prefix: string): string {
    this.references += 1;
    return `${prefix}-${String(this.references).padStart(6, '0')}`;
  }
}
