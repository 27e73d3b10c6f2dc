import { addDays } from '../kernel/pure/working-calendar.js';
import { accept, apply, decide, takeIn, type Case, type End } from './cases.js';
import type { Bank } from './house.js';
import type { Lending } from './lending.js';
import { watch, type Declined } from './monitoring.js';
import type { Owner } from './owners.js';
import { monthsApart } from './time.js';
import type { Town } from './town.js';

const pastEnds: readonly End[] = ['loan', 'loan', 'loan', 'loan', 'loan', 'loan', 'loan', 'refused', 'declinedIntake', 'withdrawn', 'revoked'];
/** The last week is left for what is still under way. */
const presentDays = 8;
const presentEnds: readonly End[] = ['loan', 'offered', 'reviewing', 'reviewing', 'submitted', 'submitted', 'reviewing', 'offered', 'submitted'];
/** Prime, and no divisor of the number of owners: within a month nobody comes twice. */
const step = 37;
const applicantsMin = 9;
const applicantsMax = 12;
/** Loans of the last months are watched. */
const watchedMonths = 3;

/** How firms borrow: month by month in the past, and what waits on desks today. */
export class Story {
  private readonly declined: Declined = new Set();

  constructor(
    private readonly town: Town,
    private readonly owners: readonly Owner[],
    private readonly banks: readonly Bank[],
    private readonly lending: Lending,
  ) {}

  /** Firms apply on one day, banks answer on the next ones: everybody does in one sitting what waits for them. */
  async month(month: string): Promise<void> {
    const { town } = this;
    const last = addDays(town.today, -presentDays);
    if (`${month}-24` <= last) {
      town.goTo(`${month}-17`, 10);
      const cases = await this.applications(month);
      await town.settle();
      town.goTo(`${month}-18`, 14);
      await this.each(cases, takeIn);
      await town.settle();
      town.goTo(`${month}-20`, 10);
      const open = cases.filter(({ end }) => end === 'loan' || end === 'refused' || end === 'withdrawn');
      await this.each(open, decide);
      town.goTo(`${month}-22`, 9);
      const offered = open.filter(({ offerId }) => offerId !== undefined);
      await this.each(offered, accept);
      town.goTo(`${month}-23`, 15);
      await this.each(offered, (_, one) => this.lending.report(one));
      await this.lending.collect(month);
      if (monthsApart(month, town.thisMonth) <= watchedMonths) await watch(town, this.lending.drawnIn(month), this.declined);
      await town.settle();
    }
  }

  private async applications(month: string): Promise<Case[]> {
    const { chance } = this.town;
    const wanted = chance.integer(applicantsMin, applicantsMax);
    const from = chance.integer(0, this.owners.length - 1);
    const cases: Case[] = [];
    for (let index = 0; index < this.owners.length && cases.length < wanted; index += 1) {
      const owner = this.owners[(from + index * step) % this.owners.length] as Owner;
      if (owner.firm.establishedOn.slice(0, 7) >= month) continue;
      const one = await apply(this.town, owner, this.banks, chance.pick(pastEnds));
      if (one) cases.push(one);
    }
    // Bank by bank, so that a desk sits down once.
    return cases.sort((left, right) => this.banks.indexOf(left.bank) - this.banks.indexOf(right.bank));
  }

  private async each(cases: readonly Case[], act: (town: Town, one: Case) => Promise<void>): Promise<void> {
    for (const one of cases) await act(this.town, one);
  }

  /** What waits today: offers to answer, files in review, new applications. */
  async present(beside: () => Promise<void>): Promise<void> {
    const { town, lending } = this;
    for (const [index, end] of presentEnds.entries()) {
      town.goTo(addDays(town.today, Math.floor((index * presentDays) / presentEnds.length) - presentDays), 9 + index);
      await beside();
      // The first owner always has something live, so that its first page is not empty.
      const one = await apply(town, (index === 1 ? this.owners[0] : town.chance.pick(this.owners)) as Owner, this.banks, end);
      await town.settle();
      if (!one || end === 'submitted') continue;
      town.later(town.chance.integer(2, 20));
      await takeIn(town, one);
      if (end === 'reviewing') continue;
      town.later(town.chance.integer(4, 30));
      await decide(town, one);
      if (end === 'offered') continue;
      town.later(town.chance.integer(4, 20));
      await accept(town, one);
      await lending.report(one);
      await town.settle();
    }
  }
}
